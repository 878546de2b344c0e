package io.paddock.account;

/** Identifies a person. */
public record UserId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
