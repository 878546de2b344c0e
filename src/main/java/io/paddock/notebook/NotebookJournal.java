package io.paddock.notebook;

import java.util.List;

/**
 * The append-only record of what happened to notebooks, ahead of the database. Positions rise over all notebooks and restarts.
 * Safe for use by several threads.
 */
interface NotebookJournal {

    /** A record at its position. */
    record Entry(long position, NotebookRecord happened) {}

    /**
     * Writes a record into the page cache: it survives the end of this process at once, and that of the machine after at most a second.
     *
     * @return its position
     * @throws java.io.UncheckedIOException where the disk does not take it (full, broken): the record did not happen
     */
    long append(NotebookId notebook, NotebookRecord happened);

    /** The newest position given out. */
    long newest();

    /** What was journalled about a notebook after a position, in order. Records up to the database's position may be gone. */
    List<Entry> replay(NotebookId notebook, long after);

    /** Notebooks of which records are held, to be looked at after a start. */
    List<NotebookId> notebooks();

    /** Says that the database has everything about a notebook up to a position; files that nobody needs any more go. */
    void flushed(NotebookId notebook, long position);
}
