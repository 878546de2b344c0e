package io.paddock.notebook;

import java.util.Locale;

/** How far the run of a cell is. */
enum RunState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    INTERRUPTED,
    CANCELLED,
    /** Its kernel went away before its end was known. */
    LOST;

    boolean ended() {
        return this != QUEUED && this != RUNNING;
    }

    /** The word of the protocol. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
