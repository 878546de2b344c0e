package io.paddock.course.roster;

import io.paddock.base.language.Message;
import java.util.List;

/**
 * What importing a row of a class list would do.
 *
 * @param notes worth knowing, but no hindrance
 */
public record PlannedRow(RosterRow row, Outcome outcome, List<Message> notes) {

    /** What happens to a student. */
    public enum Outcome {
        /** Gets an account and is taken into the course. */
        NEW,
        /** Has an account and is taken into the course. */
        ENROL,
        /** Is in the course and changes the section. */
        MOVE,
        /** Is in the course already: nothing changes. */
        THERE,
        /** Stands in an earlier row too: nothing changes. */
        REPEATED,
        /** The institution knows no such number, and without a name no account can be made. */
        NOT_FOUND,
        /** Something in the row is wrong. */
        WRONG;

        /** Whether something is done for the student. */
        public boolean changes() {
            return this == NEW || this == ENROL || this == MOVE;
        }

        /** Whether nothing of the list can be imported because of it. */
        public boolean hinders() {
            return this == NOT_FOUND || this == WRONG;
        }
    }

    public PlannedRow {
        notes = List.copyOf(notes);
    }
}
