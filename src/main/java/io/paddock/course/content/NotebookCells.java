package io.paddock.course.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cells of a notebook file that was checked, to tell two versions of it apart. */
public final class NotebookCells {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private NotebookCells() {}

    /** What is in each cell, by its id; a cell without one goes by its place. */
    public static Map<String, String> of(Path notebook) {
        try {
            var cells = new LinkedHashMap<String, String>();
            var number = 0;
            for (var cell : MAPPER.readTree(Files.readAllBytes(notebook)).path("cells")) {
                number++;
                cells.put(
                        cell.path("id").asString("#" + number),
                        cell.path("cell_type").asString("") + "\n" + source(cell.path("source")));
            }
            return cells;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String source(JsonNode source) {
        return source.isArray()
                ? source.valueStream().map(JsonNode::asString).collect(Collectors.joining())
                : source.asString("");
    }
}
