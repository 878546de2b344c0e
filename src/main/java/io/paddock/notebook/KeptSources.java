package io.paddock.notebook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The sources of a notebook at one revision, to be kept: references to what never changes, so it is made in microseconds. */
record KeptSources(
        long revision, RevisionReason reason, @Nullable Long wentBackTo, Instant at, List<Cell> cells) {

    KeptSources {
        cells = List.copyOf(cells);
    }

    /** A living cell. */
    record Cell(String id, CellType type, String source, ObjectNode metadata) {

        static Cell of(DocumentCell cell) {
            return new Cell(cell.id(), cell.type(), cell.source(), cell.metadata());
        }
    }

    static List<Cell> of(NotebookDocument document) {
        return document.cells().stream().map(Cell::of).toList();
    }
}
