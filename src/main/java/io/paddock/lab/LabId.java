package io.paddock.lab;

/** Identifies a lab: one run of one person's container. */
public record LabId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
