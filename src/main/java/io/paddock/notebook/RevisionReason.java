package io.paddock.notebook;

/** What made a revision of a notebook's sources. */
public enum RevisionReason {
    /** The notebook was made from a file. */
    CREATED,
    /** Somebody typed, and paused or went on for long. */
    EDITED,
    /** Cells were run. */
    RUN,
    /** Another file was put in its place: the lesson's version, or a named one. */
    RESET,
    /** Somebody went back to an earlier revision. */
    RESTORED
}
