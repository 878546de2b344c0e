package io.paddock.assignment.sheet;

/** What a cell is for, by nbgrader's metadata. */
public enum CellKind {
    /** Text or code that belongs to nobody in particular: students may change it. */
    PLAIN,
    /** Given, and stays as it is. */
    LOCKED,
    /** To be answered by the student; tests give its points. */
    SOLUTION,
    /** Tests with points. */
    TEST,
    /** To be answered by the student and marked by a person. */
    MANUAL,
    /** A task whose answer stands in cells of the student's own; marked by a person. */
    TASK;

    /** Whether the teacher's text counts, whatever stands in the student's notebook. */
    public boolean isTeachers() {
        return this == LOCKED || this == TEST || this == TASK;
    }

    /** Whether the student's text counts. */
    public boolean isAnswer() {
        return this == SOLUTION || this == MANUAL;
    }

    public boolean isMarkedByHand() {
        return this == MANUAL || this == TASK;
    }

    public boolean isGraded() {
        return this == TEST || isMarkedByHand();
    }
}
