package io.paddock.capacity;

import java.util.List;

/** A machine for labs and how much of it may be handed out. */
public record Node(String name, int memoryMebibytes, int milliCpus, int labs, List<Slice> slices) {

    public Node {
        slices = List.copyOf(slices);
    }

    /** Without a GPU. */
    public Node(String name, int memoryMebibytes, int milliCpus, int labs) {
        this(name, memoryMebibytes, milliCpus, labs, List.of());
    }

    Node with(List<Slice> devices) {
        return new Node(name, memoryMebibytes, milliCpus, labs, devices);
    }

    boolean couldEverCarry(ComputeNeed need) {
        return need.memoryMebibytes() <= memoryMebibytes
                && need.milliCpus() <= milliCpus
                && labs > 0
                && (need.slice() == null || fitting(need.slice()) > 0);
    }

    /** How many slices could carry the need, were nobody else there. */
    long fitting(SliceNeed need) {
        return slices.stream().filter(slice -> slice.carries(need)).count();
    }
}
