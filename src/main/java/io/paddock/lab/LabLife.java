package io.paddock.lab;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which state of a lab may follow which. */
final class LabLife {

    private static final Map<LabState, Set<LabState>> NEXT = Map.of(
            LabState.WAITING, EnumSet.of(LabState.PREPARING, LabState.STOPPED, LabState.FAILED),
            LabState.PREPARING, EnumSet.of(LabState.STARTING, LabState.STOPPED, LabState.FAILED),
            // an image that has vanished is prepared again
            LabState.STARTING, EnumSet.of(LabState.PREPARING, LabState.READY, LabState.STOPPING, LabState.FAILED),
            LabState.READY, EnumSet.of(LabState.STOPPING, LabState.FAILED),
            LabState.STOPPING, EnumSet.of(LabState.STOPPED, LabState.FAILED),
            LabState.STOPPED, EnumSet.noneOf(LabState.class),
            LabState.FAILED, EnumSet.noneOf(LabState.class));

    private LabLife() {}

    static boolean allows(LabState from, LabState to) {
        return NEXT.getOrDefault(from, Set.of()).contains(to);
    }

    static boolean ended(LabState state) {
        return state == LabState.STOPPED || state == LabState.FAILED;
    }

    /** Whether there is, or may be, a container. */
    static boolean hasContainer(LabState state) {
        return state == LabState.STARTING || state == LabState.READY || state == LabState.STOPPING;
    }

    /** The state on the way to {@link LabState#STOPPED}: without a container nothing has to be stopped. */
    static LabState whenStopping(LabState from) {
        return hasContainer(from) ? LabState.STOPPING : LabState.STOPPED;
    }
}
