package io.paddock.course.roster;

import io.paddock.base.language.Message;

/** How the import of a class list stands. */
public sealed interface RosterImport {

    /**
     * It waits for its turn or is going on.
     *
     * @param done of the rows that change something
     * @param all of these rows; 0 while it waits
     * @param stopping whether it was called off and ends soon
     */
    record Running(int done, int all, boolean stopping) implements RosterImport {}

    /** All of the list is in the course. */
    record Done(RosterResult result) implements RosterImport {}

    /** Called off: nothing of the list is in the course. */
    record Stopped(Roster roster) implements RosterImport {}

    /** It could not be: nothing of the list is in the course. */
    record Refused(Roster roster, Message reason) implements RosterImport {}
}
