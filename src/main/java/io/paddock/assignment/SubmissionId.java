package io.paddock.assignment;

/** Identifies what somebody has handed in. */
public record SubmissionId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
