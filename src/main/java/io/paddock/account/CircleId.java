package io.paddock.account;

/** Identifies a circle of people: an institution, a department, a course or a section. */
public record CircleId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
