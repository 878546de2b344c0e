package io.paddock.notebook;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a person does to a notebook: the operations of docs/notebook-protocol.md, section 3. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DocumentOperation.Text.class, name = "text"),
    @JsonSubTypes.Type(value = DocumentOperation.Insert.class, name = "insert"),
    @JsonSubTypes.Type(value = DocumentOperation.Delete.class, name = "delete"),
    @JsonSubTypes.Type(value = DocumentOperation.Move.class, name = "move"),
    @JsonSubTypes.Type(value = DocumentOperation.Type.class, name = "type"),
    @JsonSubTypes.Type(value = DocumentOperation.Metadata.class, name = "metadata"),
    @JsonSubTypes.Type(value = DocumentOperation.Clear.class, name = "clear"),
    @JsonSubTypes.Type(value = DocumentOperation.Run.class, name = "run")
})
sealed interface DocumentOperation {

    record Text(String cell, TextDelta delta) implements DocumentOperation {}

    /** @param after the cell before it; null for the top */
    record Insert(String cell, @Nullable String after, CellType type, String source, ObjectNode metadata)
            implements DocumentOperation {}

    record Delete(String cell) implements DocumentOperation {}

    record Move(String cell, @Nullable String after) implements DocumentOperation {}

    record Type(String cell, CellType type) implements DocumentOperation {}

    record Metadata(String cell, ObjectNode metadata) implements DocumentOperation {}

    /** @param cell null for all cells */
    record Clear(@Nullable String cell) implements DocumentOperation {}

    record Run(List<String> cells, boolean stopOnError) implements DocumentOperation {
        public Run {
            cells = List.copyOf(cells);
        }
    }
}
