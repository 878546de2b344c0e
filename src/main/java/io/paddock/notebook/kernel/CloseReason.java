package io.paddock.notebook.kernel;

/** Why a connection to a kernel has ended without being asked to. */
public enum CloseReason {
    /** The socket was cut, or the gateway closed it. */
    LOST,
    /** The socket is open and nothing came for the silence limit, not even the gateway's heartbeat. */
    SILENT,
    /** Another connection to the same kernel took its place. */
    REPLACED,
    /** The kernel has been shut down, or died and will not be started again. */
    KERNEL_GONE,
    /** The gateway sent a message over the byte limit. */
    TOO_LARGE,
    /** The gateway sent what is not a message: broken or too deep JSON, a wrong order of numbers, binary frames. */
    GARBAGE,
    /** The listener threw; the message that it was given counts as not delivered. */
    LISTENER_FAILED
}
