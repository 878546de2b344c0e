package io.paddock.notebook.kernel;

/** Why a connection to a kernel has ended without being asked to. */
public enum CloseReason {
    /** The socket was cut, or the gateway closed it. */
    LOST(true),
    /** The socket is open and nothing came for the silence limit, not even the gateway's heartbeat. */
    SILENT(true),
    /** Another connection to the same kernel took its place. */
    REPLACED(false),
    /** The kernel has been shut down, or died and will not be started again. */
    KERNEL_GONE(false),
    /** The gateway sent a message over the byte limit. */
    TOO_LARGE(false),
    /** The gateway sent what is not a message: broken or too deep JSON, a wrong order of numbers, binary frames. */
    GARBAGE(false),
    /** The listener threw; the message that it was given counts as not delivered. */
    LISTENER_FAILED(false);

    private final boolean retryable;

    CloseReason(boolean retryable) {
        this.retryable = retryable;
    }

    /** Whether connecting again, resuming after the last number seen, can be expected to help. */
    public boolean retryable() {
        return retryable;
    }
}
