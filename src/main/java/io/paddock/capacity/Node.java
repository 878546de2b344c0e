package io.paddock.capacity;

import java.util.List;

/**
 * A machine for labs and how much of it may be handed out.
 *
 * @param look what came of looking for its devices
 */
public record Node(String name, int memoryMebibytes, int milliCpus, int labs, List<Slice> slices, Look look) {

    /** Whether a node's devices are known. */
    public enum Look {
        /** Nobody could look for them yet. */
        NOT_YET,
        DONE,
        /** They may be there, but cannot be read. */
        FAILED
    }

    public Node {
        slices = List.copyOf(slices);
    }

    /** Without a GPU. */
    public Node(String name, int memoryMebibytes, int milliCpus, int labs) {
        this(name, memoryMebibytes, milliCpus, labs, List.of(), Look.DONE);
    }

    Node with(List<Slice> devices, Look look) {
        return new Node(name, memoryMebibytes, milliCpus, labs, devices, look);
    }

    boolean couldEverCarry(ComputeNeed need) {
        return need.memoryMebibytes() <= memoryMebibytes
                && need.milliCpus() <= milliCpus
                && labs > 0
                && (need.slice() == null || couldEverCarry(need.slice()));
    }

    /** What is drained comes back, and what nobody has looked for yet may be found. */
    private boolean couldEverCarry(SliceNeed need) {
        return look == Look.NOT_YET || fitting(need) > 0 || drained(need) > 0;
    }

    /** How many slices could carry the need, were nobody else there. */
    long fitting(SliceNeed need) {
        return slices.stream().filter(slice -> slice.carries(need)).count();
    }

    /** How many slices could carry the need, had nobody taken them out of use. */
    long drained(SliceNeed need) {
        return slices.stream().filter(slice -> slice.wouldCarry(need)).count();
    }
}
