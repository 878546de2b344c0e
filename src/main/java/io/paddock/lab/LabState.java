package io.paddock.lab;

/** The life of a lab, in order; {@link #STOPPED} and {@link #FAILED} are final. */
public enum LabState {
    /** Admission has not granted a place yet. */
    WAITING,
    /** Its image is being built or pulled. */
    PREPARING,
    /** Its container is being made and its gateway awaited. */
    STARTING,
    /** Its gateway answers. */
    READY,
    STOPPING,
    STOPPED,
    FAILED
}
