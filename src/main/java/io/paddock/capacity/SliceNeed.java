package io.paddock.capacity;

/**
 * What a lab needs of a GPU: one slice of its own.
 *
 * @param memoryMebibytes that the slice reports, at least
 * @param cpuToo whether the work can be done without a GPU, more slowly
 */
public record SliceNeed(int memoryMebibytes, boolean cpuToo) {

    public SliceNeed {
        if (memoryMebibytes < 1) {
            throw new IllegalArgumentException("a slice has at least 1 MiB, not " + memoryMebibytes);
        }
    }
}
