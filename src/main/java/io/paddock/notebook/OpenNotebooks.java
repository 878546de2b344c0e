package io.paddock.notebook;

import java.util.List;
import java.util.Optional;

/** The notebooks that are in memory: one instance each. Safe for any thread. */
interface OpenNotebooks {

    /**
     * Brings a notebook into memory, from the database and what the journal has beyond it, and keeps it there while the hold is open. Waits for the database.
     * Access is the caller's to check.
     *
     * @throws java.util.NoSuchElementException where there is none
     */
    NotebookHold open(NotebookId id);

    /** The notebook, if it is in memory; without a hold it may be let go of between two turns. */
    Optional<OpenNotebook> inMemory(NotebookId id);

    /** Notebooks with open runs or a kernel, as the last run of the application left them; asked once after a start. */
    List<NotebookId> withKernelOrRuns();
}
