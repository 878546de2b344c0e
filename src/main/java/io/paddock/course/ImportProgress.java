package io.paddock.course;

/** Follows a zip on its way in; called often, from the thread that takes it in. */
public interface ImportProgress {

    /** Of what is to be done, with the largest file somewhere in the middle; never less than before. */
    void reached(int percent);

    /** Whether the uploader has called it off. */
    boolean isCancelled();
}
