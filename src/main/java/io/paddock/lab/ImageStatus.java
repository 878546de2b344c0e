package io.paddock.lab;

import org.jspecify.annotations.Nullable;

/**
 * How far a lab image is.
 *
 * @param step of {@code steps}, while it is built
 * @param percent 0–100, while it is built
 * @param digest once it is ready
 */
public record ImageStatus(
        EnvironmentName environment,
        State state,
        int step,
        int steps,
        int percent,
        @Nullable String digest) {

    /** The states of an image. */
    public enum State {
        /** Nobody has asked for it yet. */
        MISSING,
        QUEUED,
        BUILDING,
        READY,
        FAILED
    }

    static ImageStatus of(EnvironmentName environment, State state) {
        return new ImageStatus(environment, state, 0, 0, 0, null);
    }

    static ImageStatus ready(EnvironmentName environment, String digest) {
        return new ImageStatus(environment, State.READY, 0, 0, 100, digest);
    }

    public boolean underWay() {
        return state == State.QUEUED || state == State.BUILDING;
    }
}
