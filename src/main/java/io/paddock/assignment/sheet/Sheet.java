package io.paddock.assignment.sheet;

import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A notebook as a list of cells in the light of nbgrader's metadata. */
public record Sheet(ObjectNode notebook, List<SheetCell> cells) {

    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(200)
                            .maxNumberLength(1_000)
                            .build())
                    .build())
            .build();

    public Sheet {
        cells = List.copyOf(cells);
    }

    /**
     * Reads a file of nbformat 4; what is wrong with its grading metadata is told by {@link SheetCheck}.
     *
     * @throws Refusal where it is no notebook
     */
    public static Sheet read(byte[] file) {
        JsonNode root;
        try {
            root = JSON.readTree(file);
        } catch (JacksonException broken) {
            throw new Refusal(Message.of("assignment.sheet.not-json"), broken);
        }
        if (!(root instanceof ObjectNode notebook)
                || notebook.path("nbformat").asInt(0) != 4
                || !notebook.path("cells").isArray()) {
            throw new Refusal(Message.of("assignment.sheet.not-a-notebook"));
        }
        var cells = notebook.path("cells");
        return new Sheet(
                notebook,
                IntStream.range(0, cells.size())
                        .mapToObj(index -> cell(index, cells.get(index)))
                        .toList());
    }

    private static SheetCell cell(int index, JsonNode node) {
        if (!(node instanceof ObjectNode json)) {
            throw new Refusal(Message.of("assignment.sheet.not-a-cell", index + 1));
        }
        var nbgrader = new GraderMetadata(json.path("metadata").path("nbgrader"));
        var kind = nbgrader.kind();
        return new SheetCell(
                json.path("id").asString(""),
                json.path("cell_type").asString("").equals("code"),
                kind,
                kind == CellKind.PLAIN ? null : nbgrader.gradeId(),
                kind.isGraded() ? nbgrader.points().orElse(Points.NONE) : Points.NONE,
                text(json.path("source")),
                json);
    }

    private static String text(JsonNode source) {
        if (source.isArray()) {
            var text = new StringBuilder();
            source.forEach(line -> text.append(line.asString("")));
            return text.toString();
        }
        return source.asString("");
    }

    /** Of all cells that somebody or something marks. */
    public Points points() {
        return Points.sum(cells.stream().map(SheetCell::points).toList());
    }

    /** Cells that are marked, in their order. */
    public List<SheetCell> graded() {
        return cells.stream().filter(cell -> cell.kind().isGraded()).toList();
    }

    /** The same notebook with other cells. */
    Sheet with(List<SheetCell> others) {
        var changed = notebook.deepCopy();
        var array = changed.putArray("cells");
        others.forEach(cell -> array.add(cell.json()));
        return new Sheet(changed, others);
    }

    public byte[] file() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(notebook);
    }
}
