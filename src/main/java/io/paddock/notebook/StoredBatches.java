package io.paddock.notebook;

import java.util.List;

/** The batches of a notebook that are no longer in memory. */
interface StoredBatches {

    /** What happened after a base, up to a revision, oldest first; nothing where it is too much. Waits for the database. */
    List<AppliedBatch> since(NotebookId notebook, long base, long upTo);
}
