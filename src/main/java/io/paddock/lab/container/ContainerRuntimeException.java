package io.paddock.lab.container;

import org.jspecify.annotations.Nullable;

/** The engine did not do what it was asked; the category says what a caller can do about it. */
public class ContainerRuntimeException extends RuntimeException {

    /** What went wrong, as far as it matters to a caller. */
    public enum Category {
        /** Nothing answers at the engine's address, or the connection broke: try again when it is back. */
        UNREACHABLE,
        /** The engine's socket may not be opened by this user. */
        FORBIDDEN,
        /** Container, image, network, volume or path does not exist. */
        NOT_FOUND,
        /** Not in this state: name taken, not running, in use. */
        CONFLICT,
        /** The engine refuses the request as such. */
        INVALID,
        /** The engine cannot hand out the device that a container was made for; says so at its start only. */
        NO_DEVICE,
        /** No room left on a disk. */
        NO_SPACE,
        /** A step of an image build failed. */
        BUILD_FAILED,
        /** The deadline passed. */
        TIMEOUT,
        /** The waiting thread was interrupted. */
        INTERRUPTED,
        /** Anything else that is wrong inside the engine. */
        ENGINE
    }

    private final Category category;

    public ContainerRuntimeException(Category category, String message) {
        this(category, message, null);
    }

    public ContainerRuntimeException(Category category, String message, @Nullable Throwable cause) {
        super(category + ": " + message, cause);
        this.category = category;
    }

    public Category category() {
        return category;
    }

    /** Whether the engine itself is away, so that waiting for it makes sense. */
    public boolean engineAway() {
        return category == Category.UNREACHABLE || category == Category.FORBIDDEN;
    }
}
