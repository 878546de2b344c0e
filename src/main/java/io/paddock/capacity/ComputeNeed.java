package io.paddock.capacity;

import org.jspecify.annotations.Nullable;

/**
 * What a lab needs of a node.
 *
 * @param memoryMebibytes memory limit, swap off
 * @param milliCpus CPU limit in thousandths of a core
 * @param slice of a GPU; null for none
 */
public record ComputeNeed(
        int memoryMebibytes, int milliCpus, @Nullable SliceNeed slice) {

    public ComputeNeed {
        if (memoryMebibytes < 128 || milliCpus < 100) {
            throw new IllegalArgumentException(
                    "a lab needs at least 128 MiB and 100 milli-CPUs, not " + memoryMebibytes + " and " + milliCpus);
        }
    }

    /** Without a GPU. */
    public ComputeNeed(int memoryMebibytes, int milliCpus) {
        this(memoryMebibytes, milliCpus, null);
    }

    public ComputeNeed withoutSlice() {
        return new ComputeNeed(memoryMebibytes, milliCpus);
    }
}
