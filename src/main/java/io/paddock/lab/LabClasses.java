package io.paddock.lab;

import io.paddock.capacity.ComputeNeed;
import io.paddock.capacity.SliceClass;

/** The class that an environment's need falls into, by which a minute of it is charged. */
public final class LabClasses {

    private static final int SMALL_MEBIBYTES = 2048;
    private static final int SMALL_MILLI_CPUS = 2000;

    private LabClasses() {}

    public static String of(ComputeNeed need) {
        switch (SliceClass.of(need.slice())) {
            case SMALL -> {
                return "gpu-small";
            }
            case MEDIUM -> {
                return "gpu-medium";
            }
            case LARGE -> {
                return "gpu-large";
            }
            case NONE -> {}
        }
        boolean small = need.memoryMebibytes() <= SMALL_MEBIBYTES && need.milliCpus() <= SMALL_MILLI_CPUS;
        return small ? "cpu-small" : "cpu-large";
    }
}
