package io.paddock.course.roster;

/** Somebody has called the import of a class list off: nothing of it is kept. */
final class RosterStopped extends RuntimeException {

    private static final long serialVersionUID = 1;
}
