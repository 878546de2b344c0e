package io.paddock.assignment.sheet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Makes notebooks for tests, cell by cell. */
public final class Notebooks {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<String> cells = new ArrayList<>();

    private Notebooks() {}

    public static Notebooks notebook() {
        return new Notebooks();
    }

    public Notebooks plain(String id, String source) {
        return cell(id, "code", "{}", source);
    }

    public Notebooks locked(String id, String source) {
        return graded(id, "code", "\"locked\": true, \"grade\": false, \"solution\": false", source);
    }

    public Notebooks solution(String id, String source) {
        return graded(id, "code", "\"locked\": false, \"grade\": false, \"solution\": true", source);
    }

    public Notebooks test(String id, String points, String source) {
        return graded(
                id, "code", "\"locked\": true, \"grade\": true, \"solution\": false, \"points\": " + points, source);
    }

    public Notebooks manual(String id, String points, String source) {
        return graded(
                id,
                "markdown",
                "\"locked\": false, \"grade\": true, \"solution\": true, \"points\": " + points,
                source);
    }

    public Notebooks graded(String id, String type, String fields, String source) {
        return cell(
                id,
                type,
                "{\"nbgrader\": {\"grade_id\": \"%s\", \"schema_version\": 3, \"task\": false, %s}}"
                        .formatted(id, fields),
                source);
    }

    public Notebooks cell(String id, String type, String metadata, String source) {
        var code = type.equals("code") ? ", \"execution_count\": 7, \"outputs\": []" : "";
        cells.add("{\"id\": \"%s\", \"cell_type\": \"%s\", \"metadata\": %s, \"source\": %s%s}"
                .formatted(id, type, metadata, JSON.writeValueAsString(source), code));
        return this;
    }

    public byte[] file() {
        return "{\"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {}, \"cells\": [%s]}"
                .formatted(String.join(",\n", cells))
                .getBytes(StandardCharsets.UTF_8);
    }

    public Sheet sheet() {
        return Sheet.read(file());
    }
}
