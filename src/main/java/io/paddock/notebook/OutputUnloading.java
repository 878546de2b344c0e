package io.paddock.notebook;

import java.util.List;

/** Lets go of large outputs that the database has and no view needs at once. */
final class OutputUnloading {

    private final NotebookDocument document;
    private final StoredOutputs stored;

    OutputUnloading(NotebookDocument document, StoredOutputs stored) {
        this.document = document;
        this.stored = stored;
    }

    /** After these were written; in a turn. */
    void unload(List<PendingWrite.Outputs> written) {
        for (PendingWrite.Outputs cell : written) {
            DocumentCell now = document.cellList().find(cell.cell());
            if (now != null) {
                unload(now);
            }
        }
    }

    private void unload(DocumentCell cell) {
        CellOutputs outputs = cell.outputs();
        var there = stored.of(cell.id());
        for (int i = 0; i < outputs.size(); i++) {
            Integer chunks = there.get(outputs.get(i).number());
            if (chunks == null) {
                continue;
            }
            switch (outputs.get(i)) {
                case CellOutput.Fixed fixed -> {
                    if (fixed.json() != null
                            && fixed.bytes() > document.limits().inlineBytes()) {
                        outputs.replace(i, fixed.unloaded());
                    }
                }
                case CellOutput.Stream stream -> stream.text().unload(chunks);
                case CellOutput.Omitted omitted -> {}
            }
        }
    }
}
