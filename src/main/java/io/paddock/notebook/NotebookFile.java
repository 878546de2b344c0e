package io.paddock.notebook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a notebook file says, checked.
 *
 * @param extra unknown fields beside metadata and cells
 * @param trusted whether the file claimed trust, which is dropped
 */
record NotebookFile(ObjectNode metadata, ObjectNode extra, List<Cell> cells, boolean trusted) {

    NotebookFile {
        cells = List.copyOf(cells);
    }

    /**
     * A cell of the file.
     *
     * @param sourceForm the source's JSON where the file does not write it as lines; null where it does
     * @param outputs the JSON text of each output
     */
    record Cell(
            String id,
            CellType type,
            String source,
            @Nullable String sourceForm,
            ObjectNode metadata,
            ObjectNode extra,
            int count,
            List<String> outputs) {
        Cell {
            outputs = List.copyOf(outputs);
        }

        boolean tagged(String tag) {
            return metadata.path("tags").valueStream().anyMatch(value -> tag.equals(value.asString("")));
        }
    }
}
