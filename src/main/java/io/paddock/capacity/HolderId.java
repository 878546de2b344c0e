package io.paddock.capacity;

/** Identifies what a lease is held for; the number is the holder's own (a lab's). */
public record HolderId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
