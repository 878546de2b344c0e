package io.paddock.course.zip;

/** Follows a zip that is being unpacked; called often, from the thread that unpacks. */
public interface UnpackProgress {

    /**
     * So far so good.
     *
     * @param all what the zip says of itself, which may be wrong
     */
    void unpacked(long bytes, long all);

    /** Whether nobody wants it any more. */
    boolean isCancelled();
}
