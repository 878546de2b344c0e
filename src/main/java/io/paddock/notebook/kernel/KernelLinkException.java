package io.paddock.notebook.kernel;

import org.jspecify.annotations.Nullable;

/** The lab's gateway did not do what was asked of it; the message is for logs, the kind for decisions. */
public class KernelLinkException extends RuntimeException {

    /** Why. */
    public enum Kind {
        /** Nothing answers at the address; it may later. */
        UNREACHABLE,
        /** The gateway answers and says no. */
        REFUSED,
        /** No answer within the deadline; whether the request took effect is unknown. */
        TIMEOUT,
        /** The answer is not what a gateway with Paddock's extension says. */
        PROTOCOL,
        /** There is no such kernel, or the connection has been closed. */
        GONE
    }

    private final Kind kind;

    public KernelLinkException(Kind kind, String message) {
        this(kind, message, null);
    }

    public KernelLinkException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
