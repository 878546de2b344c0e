package io.paddock.base.language;

/**
 * An operation that was not done, for a reason that the person who asked can understand and mend.
 *
 * <p>Thrown by services for bad input and broken rules; nothing has been changed. Pages show {@link #reason()} in the
 * person's language.
 */
public class Refusal extends RuntimeException {

    private final Message reason;

    public Refusal(Message reason) {
        super(reason.toString());
        this.reason = reason;
    }

    public Refusal(Message reason, Throwable cause) {
        super(reason.toString(), cause);
        this.reason = reason;
    }

    public Message reason() {
        return reason;
    }
}
