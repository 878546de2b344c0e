package io.paddock.notebook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies planned operations to a document. */
final class DocumentEdit {

    private final NotebookDocument document;
    private final List<DocumentChange> changes;

    DocumentEdit(NotebookDocument document, List<DocumentChange> changes) {
        this.document = document;
        this.changes = changes;
    }

    void apply(List<DocumentOperation> operations) {
        operations.forEach(this::apply);
    }

    private void apply(DocumentOperation operation) {
        switch (operation) {
            case DocumentOperation.Text text -> {
                DocumentCell cell = find(text.cell());
                if (cell != null) {
                    cell.source = text.delta().apply(cell.source);
                    edited(cell);
                }
            }
            case DocumentOperation.Insert insert -> insert(insert);
            case DocumentOperation.Delete delete -> {
                DocumentCell cell = find(delete.cell());
                if (cell != null) {
                    cell.deleted = true;
                    structureChanged(cell);
                }
            }
            case DocumentOperation.Move move -> {
                DocumentCell cell = find(move.cell());
                if (cell != null) {
                    document.cellList().place(cell, move.after());
                    document.dirty().head = true;
                }
            }
            case DocumentOperation.Type type -> {
                DocumentCell cell = find(type.cell());
                if (cell != null) {
                    changeType(cell, type.type());
                }
            }
            case DocumentOperation.Metadata metadata -> {
                DocumentCell cell = find(metadata.cell());
                if (cell != null) {
                    cell.metadata = metadata.metadata();
                    document.dirty().cells.add(cell.id());
                }
            }
            case DocumentOperation.Clear clear -> clear(clear.cell());
            case DocumentOperation.Run run -> {}
        }
    }

    private @Nullable DocumentCell find(String id) {
        return document.cellList().find(id);
    }

    private void insert(DocumentOperation.Insert insert) {
        DocumentCell cell = find(insert.cell());
        if (cell == null) {
            cell = new DocumentCell(
                    insert.cell(),
                    insert.type(),
                    insert.source(),
                    insert.metadata(),
                    NotebookJson.MAPPER.createObjectNode(),
                    document.limits());
        }
        boolean sameSource = cell.source.equals(insert.source());
        cell.deleted = false;
        cell.source = insert.source();
        cell.metadata = insert.metadata();
        changeType(cell, insert.type());
        document.cellList().place(cell, insert.after());
        if (!sameSource) {
            edited(cell);
        }
        structureChanged(cell);
        for (int i = 0; i < cell.outputs().size(); i++) {
            changes.add(new DocumentChange.OutputAdded(cell.id(), i));
        }
    }

    private void changeType(DocumentCell cell, CellType type) {
        if (cell.type != type) {
            cell.type = type;
            edited(cell);
            if (type != CellType.CODE) {
                cell.count = 0;
                clear(cell);
            }
        }
    }

    private void edited(DocumentCell cell) {
        cell.sourceForm = null;
        cell.editedSinceRun = true;
        document.dirty().cells.add(cell.id());
    }

    private void structureChanged(DocumentCell cell) {
        document.dirty().cells.add(cell.id());
        document.dirty().head = true;
    }

    private void clear(@Nullable String id) {
        for (DocumentCell cell : document.cellList().living()) {
            if (id == null || cell.id().equals(id)) {
                clear(cell);
                if (!document.runs().isOpen(cell.id())) {
                    cell.count = 0;
                    document.dirty().cells.add(cell.id());
                }
            }
        }
    }

    private void clear(DocumentCell cell) {
        if (cell.outputs().clear(false)) {
            document.dirty().outputs.add(cell.id());
            changes.add(new DocumentChange.OutputsCleared(cell.id()));
        }
    }
}
