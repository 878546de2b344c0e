package io.paddock.capacity;

/**
 * A device that one lab at a time can have.
 *
 * @param device its id for the engine: {@code GPU-…} or {@code MIG-…}
 * @param parent the id of the GPU that it is, or is a part of
 * @param memoryMebibytes as the driver reports it; the names of profiles promise more
 */
public record Slice(
        String device, String node, Kind kind, String model, String parent, int memoryMebibytes, State state) {

    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}";

    /** How a slice is cut. Memory, computing and faults are kept apart by the hardware in both. */
    public enum Kind {
        WHOLE,
        MIG
    }

    /** Whether a slice can be handed out. */
    public enum State {
        AVAILABLE,
        /** Somebody has taken it out of use; whoever has it may finish. */
        DRAINED,
        /** The machine does not show it any longer. */
        LOST
    }

    public Slice {
        if (!device.matches(ID) || !parent.matches(ID)) {
            throw new IllegalArgumentException("not the id of a device: " + device + " of " + parent);
        }
        if (memoryMebibytes < 1) {
            throw new IllegalArgumentException(device + " must report its memory");
        }
    }

    boolean carries(SliceNeed need) {
        return state == State.AVAILABLE && isLargeEnough(need);
    }

    /** Whether it carries the need once it is taken back into use. */
    boolean wouldCarry(SliceNeed need) {
        return state == State.DRAINED && isLargeEnough(need);
    }

    private boolean isLargeEnough(SliceNeed need) {
        return memoryMebibytes >= need.memoryMebibytes();
    }
}
