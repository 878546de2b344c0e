package io.paddock.allowance;

/** One lab's time on a machine, from the moment it can be used to its end. */
public record AttachmentId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
