package io.paddock.notebook;

import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The revisions of a notebook's sources: listed, looked at, and gone back to. Access is the caller's to check. */
@Component
class NotebookHistory {

    static final int MOST_ON_A_PAGE = 100;

    private final OpenNotebooks notebooks;
    private final NotebookWriting writing;
    private final RevisionStore store;

    NotebookHistory(OpenNotebooks notebooks, NotebookWriting writing, RevisionStore store) {
        this.notebooks = notebooks;
        this.writing = writing;
        this.store = store;
    }

    List<NotebookRevision> page(NotebookId id, long before, int most) {
        // what was made a moment ago belongs to it
        notebooks.inMemory(id).ifPresent(notebook -> notebook.flushFully(writing));
        return store.before(id, before, Math.clamp(most, 1, MOST_ON_A_PAGE));
    }

    RevisionPreview preview(NotebookId id, long revision) {
        NotebookRevision row = store.find(id, revision).orElseThrow(() -> none(id, revision));
        List<KeptSources.Cell> then = cells(id, revision);
        try (NotebookHold hold = notebooks.open(id)) {
            List<KeptSources.Cell> now = hold.notebook().execute(turn -> KeptSources.of(turn.document()));
            return compared(row, then, now);
        }
    }

    private static RevisionPreview compared(
            NotebookRevision row, List<KeptSources.Cell> then, List<KeptSources.Cell> now) {
        Map<String, KeptSources.Cell> present = new HashMap<>();
        now.forEach(cell -> present.put(cell.id(), cell));
        List<RevisionPreview.Cell> cells = new ArrayList<>();
        for (KeptSources.Cell cell : then) {
            KeptSources.Cell same = present.remove(cell.id());
            RevisionPreview.Difference difference = same == null
                    ? RevisionPreview.Difference.MISSING_NOW
                    : same.type() == cell.type() && same.source().equals(cell.source())
                            ? RevisionPreview.Difference.SAME
                            : RevisionPreview.Difference.CHANGED;
            cells.add(new RevisionPreview.Cell(cell.id(), cell.type(), cell.source(), difference));
        }
        List<RevisionPreview.Cell> gone = now.stream()
                .filter(cell -> present.containsKey(cell.id()))
                .map(cell -> new RevisionPreview.Cell(
                        cell.id(), cell.type(), cell.source(), RevisionPreview.Difference.ONLY_NOW))
                .toList();
        return new RevisionPreview(row, cells, gone);
    }

    /** Everybody who looks at the notebook sees it change, as when somebody types. */
    void goBack(NotebookId id, long revision) {
        List<KeptSources.Cell> wanted = cells(id, revision);
        try (NotebookHold hold = notebooks.open(id)) {
            BatchAnswer answer = hold.notebook().execute(turn -> turn.goBack(revision, wanted));
            if (answer instanceof BatchAnswer.Rejected rejected) {
                throw new Refusal(Message.of("notebook.document.history.not-possible", rejected.message()));
            }
        }
    }

    private List<KeptSources.Cell> cells(NotebookId id, long revision) {
        return Optional.ofNullable(store.cells(id, revision)).orElseThrow(() -> none(id, revision));
    }

    private static NoSuchElementException none(NotebookId id, long revision) {
        return new NoSuchElementException("no revision " + revision + " of notebook " + id);
    }
}
