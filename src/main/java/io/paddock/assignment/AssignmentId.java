package io.paddock.assignment;

/** Identifies an assignment. */
public record AssignmentId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
