package io.paddock.assignment.sheet;

/**
 * What was put right in a student's notebook before it was graded.
 *
 * @param cell the name of the cell
 */
public record RepairNote(String cell, Kind kind) {

    /** What had happened to the cell. */
    public enum Kind {
        MISSING,
        DUPLICATED,
        MOVED,
        EDITED
    }
}
