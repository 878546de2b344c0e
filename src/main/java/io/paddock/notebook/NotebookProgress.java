package io.paddock.notebook;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells other modules when the number of required cells that are done has changed, once it is stored. */
@Component
class NotebookProgress {

    private final NotebookQueries queries;
    private final ApplicationEventPublisher events;
    private final Map<NotebookId, NotebookDocument.Progress> told = new ConcurrentHashMap<>();

    NotebookProgress(NotebookQueries queries, ApplicationEventPublisher events) {
        this.queries = queries;
        this.events = events;
    }

    void forget(NotebookId notebook) {
        told.remove(notebook);
    }

    /**
     * After a write. What counts as told is what was stored, not what is in memory by now: the document may have gone on while it was written. A
     * listener that fails hears it again after the next write, and so does one that an application killed in between never told.
     */
    void published(OpenNotebook notebook) {
        NotebookDocument.Progress now = notebook.execute(turn -> turn.document().progress());
        if (!now.equals(told.get(notebook.id()))) {
            queries.find(notebook.id()).ifPresent(stored -> {
                events.publishEvent(new NotebookProgressed(stored));
                told.put(notebook.id(), new NotebookDocument.Progress(stored.requiredCells(), stored.requiredDone()));
            });
        }
    }
}
