package io.paddock.capacity;

import org.jspecify.annotations.Nullable;

/** Sizes of slices: each has its own queue and its own price. */
public enum SliceClass {
    /** No GPU. */
    NONE(0),
    SMALL(12 * 1024),
    MEDIUM(24 * 1024),
    LARGE(Integer.MAX_VALUE);

    private final int mostMebibytes;

    SliceClass(int mostMebibytes) {
        this.mostMebibytes = mostMebibytes;
    }

    /** The class that a need falls into: by what it asks for, not by what it happens to get. */
    public static SliceClass of(@Nullable SliceNeed need) {
        if (need == null) {
            return NONE;
        }
        return need.memoryMebibytes() <= SMALL.mostMebibytes
                ? SMALL
                : need.memoryMebibytes() <= MEDIUM.mostMebibytes ? MEDIUM : LARGE;
    }
}
