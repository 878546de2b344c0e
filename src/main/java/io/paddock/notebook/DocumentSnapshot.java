package io.paddock.notebook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A notebook at one moment, for reading outside the turn: references to what never changes, so it is made in microseconds. */
record DocumentSnapshot(long revision, ObjectNode metadata, ObjectNode extra, List<Cell> cells) {

    record Cell(
            String id,
            CellType type,
            String source,
            @Nullable String sourceForm,
            ObjectNode metadata,
            ObjectNode extra,
            int count,
            List<OutputSnapshot> outputs,
            boolean stale,
            boolean required,
            boolean done,
            boolean running,
            int place,
            @Nullable Execution lastRun) {}

    static DocumentSnapshot of(NotebookDocument document) {
        return new DocumentSnapshot(
                document.revision(),
                document.metadata(),
                document.extra(),
                document.cells().stream().map(cell -> cell(document, cell)).toList());
    }

    private static Cell cell(NotebookDocument document, DocumentCell cell) {
        Execution run = cell.lastRun();
        return new Cell(
                cell.id(),
                cell.type(),
                cell.source(),
                cell.sourceForm,
                cell.metadata(),
                cell.extra,
                cell.count(),
                cell.outputs().all().stream().map(CellOutput::snapshot).toList(),
                cell.stale(),
                cell.required(),
                cell.done(),
                document.runs().isOpen(cell.id()),
                run == null ? 0 : document.runs().place(run.id()),
                run);
    }
}
