package io.paddock.notebook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written of a notebook, taken in a turn and written outside it.
 *
 * @param position the journal's position that the database stands at afterwards
 * @param outputs of the cells whose outputs changed
 * @param marks what it was made from, to be given back if it cannot be written
 */
record PendingWrite(
        NotebookId notebook,
        long position,
        Head head,
        List<Cell> cells,
        List<Outputs> outputs,
        List<AppliedBatch> batches,
        List<Execution> executions,
        List<KeptSources> revisions,
        DirtyMarks marks) {

    /** The notebook's row; {@code order}, {@code metadata}, {@code extra} and {@code inputs} are JSON, null where they have not changed. */
    record Head(
            long revision,
            @Nullable String order,
            @Nullable String metadata,
            @Nullable String extra,
            @Nullable String inputs,
            long nextOutput,
            @Nullable String original,
            @Nullable KernelSession kernel,
            NotebookDocument.Progress progress) {}

    record Cell(
            String id,
            CellType type,
            String source,
            @Nullable String sourceForm,
            String metadata,
            String extra,
            int count,
            boolean deleted,
            boolean required,
            boolean stale,
            boolean editedSinceRun,
            @Nullable String lastRun) {}

    record Outputs(String cell, boolean clearNext, List<OutputSnapshot> outputs) {}

    /** Takes the marks of a document and what they stand for; in a turn. */
    static PendingWrite take(NotebookId id, NotebookDocument document, long position) {
        DirtyMarks marks = document.dirty().take();
        List<Cell> cells = new ArrayList<>();
        List<Outputs> outputs = new ArrayList<>();
        for (DocumentCell cell : document.cellList().all()) {
            if (marks.cells.contains(cell.id())) {
                cells.add(cell(cell));
            }
            if (marks.outputs.contains(cell.id())) {
                outputs.add(new Outputs(
                        cell.id(),
                        cell.outputs().clearsNext(),
                        cell.outputs().all().stream().map(CellOutput::snapshot).toList()));
            }
        }
        return new PendingWrite(
                id,
                position,
                head(document, marks.head),
                cells,
                outputs,
                List.copyOf(marks.batches),
                List.copyOf(marks.executions.values()),
                List.copyOf(marks.revisions),
                marks);
    }

    private static Head head(NotebookDocument document, boolean whole) {
        return new Head(
                document.revision(),
                whole ? NotebookJson.text(order(document)) : null,
                whole ? document.metadata().toString() : null,
                whole ? document.extra().toString() : null,
                whole ? NotebookJson.text(document.inputs()) : null,
                document.nextOutput(),
                document.original(),
                document.kernel().orElse(null),
                document.progress());
    }

    private static List<String> order(NotebookDocument document) {
        return document.cellList().all().stream().map(DocumentCell::id).toList();
    }

    private static Cell cell(DocumentCell cell) {
        Execution run = cell.lastRun();
        return new Cell(
                cell.id(),
                cell.type(),
                cell.source(),
                cell.sourceForm,
                cell.metadata().toString(),
                cell.extra.toString(),
                cell.count(),
                cell.deleted,
                cell.required(),
                cell.stale(),
                cell.editedSinceRun,
                run == null ? null : run.id().value());
    }
}
