package io.paddock.notebook;

/** Ends what runs in a notebook; the live half of the module does it. */
interface LiveRuns {

    /** Another document is about to take the place of this one: what waits is cancelled, what runs is interrupted. Waits for nothing. */
    void abandon(NotebookId notebook);
}
