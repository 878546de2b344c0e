package io.paddock.notebook;

import io.paddock.account.UserId;
import io.paddock.lab.LabWait;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What one person may do with one notebook on a page: look at it, and at its lab's files. Access has been checked. */
public interface NotebookDoor {

    UserId owner();

    /** Whether this person may only look. */
    boolean readOnly();

    /** A view for one browser; it gets events once the browser has said ready. */
    NotebookView view(UUID client, Locale locale, ViewerSink sink);

    NotebookFiles files();

    /** What the notebook's lab waits for; empty where it does not wait. Waits for the database. */
    Optional<LabWait> waiting();

    /** Goes on without the GPU that the lab waits for. */
    void runOnCpu();

    /** Leaves the queue. */
    void stopWaiting();
}
