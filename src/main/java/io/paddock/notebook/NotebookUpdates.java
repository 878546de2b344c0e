package io.paddock.notebook;

import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Newer versions of the files that notebooks were made from, brought into the notebooks. Access is the caller's to check. */
@Component
class NotebookUpdates {

    private final OpenNotebooks notebooks;
    private final NotebookVersions versions;
    private final NotebookWriting writing;

    NotebookUpdates(OpenNotebooks notebooks, NotebookVersions versions, NotebookWriting writing) {
        this.notebooks = notebooks;
        this.versions = versions;
        this.writing = writing;
    }

    NotebookUpdate update(NotebookId id, UserId actor, byte[] base, byte[] next, String keepAs) {
        List<KeptSources.Cell> before = cells(NotebookFileReader.read(base));
        NotebookFile file = NotebookFileReader.read(next);
        List<KeptSources.Cell> after = cells(file);
        try (NotebookHold hold = notebooks.open(id)) {
            OpenNotebook notebook = hold.notebook();
            if (!notebook.execute(turn -> FileMerge.of(before, KeptSources.of(turn.document()), after))
                    .changes()
                    .isEmpty()) {
                versions.keep(id, actor, keepAs);
            }
            List<NotebookUpdate.Change> done = notebook.execute(turn -> {
                FileMerge merge = FileMerge.of(before, KeptSources.of(turn.document()), after);
                requireDone(turn.arrange(merge.cells()));
                turn.require(DocumentLoading.required(file));
                List<KeptSources.Cell> now = KeptSources.of(turn.document());
                return merge.changes().stream()
                        .map(change -> asDone(change, now))
                        .toList();
            });
            notebook.flushFully(writing);
            return new NotebookUpdate(done);
        }
    }

    void take(NotebookId id, String cell, byte[] file) {
        Optional<KeptSources.Cell> wanted = cells(NotebookFileReader.read(file)).stream()
                .filter(candidate -> candidate.id().equals(cell))
                .findFirst();
        if (wanted.isEmpty()) {
            return;
        }
        try (NotebookHold hold = notebooks.open(id)) {
            hold.notebook().execute(turn -> {
                List<KeptSources.Cell> all = new ArrayList<>(KeptSources.of(turn.document()));
                all.replaceAll(present -> present.id().equals(cell) ? wanted.get() : present);
                requireDone(turn.arrange(all));
                return all;
            });
        }
    }

    /** A cell that is locked stays as it is, and is told of as that. */
    private static NotebookUpdate.Change asDone(NotebookUpdate.Change change, List<KeptSources.Cell> now) {
        Optional<KeptSources.Cell> there =
                now.stream().filter(cell -> cell.id().equals(change.cell())).findFirst();
        NotebookUpdate.Kind kind = switch (change.kind()) {
            case FOLLOWED ->
                there.filter(cell -> cell.source().equals(change.source())).isPresent()
                        ? change.kind()
                        : NotebookUpdate.Kind.KEPT;
            case REMOVED -> there.isEmpty() ? change.kind() : NotebookUpdate.Kind.KEPT_THOUGH_REMOVED;
            case ADDED, KEPT, KEPT_THOUGH_REMOVED -> change.kind();
        };
        return new NotebookUpdate.Change(change.cell(), change.type(), kind, change.source());
    }

    private static void requireDone(Optional<BatchAnswer> answer) {
        if (answer.orElse(null) instanceof BatchAnswer.Rejected rejected) {
            throw new Refusal(Message.of("notebook.document.history.not-possible", rejected.message()));
        }
    }

    private static List<KeptSources.Cell> cells(NotebookFile file) {
        return file.cells().stream()
                .map(cell -> new KeptSources.Cell(cell.id(), cell.type(), cell.source(), cell.metadata()))
                .toList();
    }
}
