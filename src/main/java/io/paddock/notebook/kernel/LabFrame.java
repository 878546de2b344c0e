package io.paddock.notebook.kernel;

/** What one frame from the lab says: a message of the kernel, or one of the gateway's own. */
sealed interface LabFrame {

    record Said(KernelMessage message) implements LabFrame {}

    /** The first frame: the lab holds numbers up to {@code last} and goes on behind {@code resumedAfter}. */
    record SpoolState(long resumedAfter, long last) implements LabFrame {}

    record Heartbeat() implements LabFrame {}
}
