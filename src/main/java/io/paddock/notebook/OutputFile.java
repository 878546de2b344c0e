package io.paddock.notebook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Outputs of a notebook file: checked, and as an open notebook keeps them. */
final class OutputFile {

    private OutputFile() {}

    /** The output; what was typed into a cell ({@code stdin}) becomes part of what was printed. */
    static ObjectNode checked(int cell, int number, JsonNode node) {
        if (!(node instanceof ObjectNode output) || !output.path("output_type").isString()) {
            throw NotebookFileReader.refusal("output-no-type", cell, number);
        }
        String type = output.path("output_type").asString();
        boolean whole = switch (type) {
            case "stream" -> output.path("name").isString() && MultilineText.read(output.get("text")) != null;
            case "display_data", "execute_result" -> output.path("data").isObject();
            case "error" -> output.path("ename").isString();
            default -> throw NotebookFileReader.refusal("output-unknown-type", cell, number, shortened(type));
        };
        if (!whole) {
            throw NotebookFileReader.refusal("output-incomplete", cell, number, type);
        }
        if (type.equals("stream") && output.path("name").asString().equals("stdin")) {
            output.put("name", "stdout");
        }
        return output;
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /** A file's outputs as an open notebook keeps them: long streams so that they can be paged. */
    static List<CellOutput> open(List<String> outputs, OutputLimits limits, java.util.function.LongSupplier numbers) {
        List<CellOutput> open = new ArrayList<>(outputs.size());
        for (String json : outputs) {
            JsonNode output = NotebookJson.MAPPER.readTree(json);
            String type = output.path("output_type").asString("");
            String text = type.equals("stream") ? MultilineText.read(output.get("text")) : null;
            if (text != null && isLong(text, limits)) {
                StreamText stream = new StreamText(limits);
                stream.append(text);
                open.add(new CellOutput.Stream(
                        numbers.getAsLong(), output.path("name").asString("").equals("stderr"), stream, 1));
            } else {
                open.add(CellOutput.Fixed.of(numbers.getAsLong(), type, null, json));
            }
        }
        return open;
    }

    private static boolean isLong(@Nullable String text, OutputLimits limits) {
        return text != null
                && (text.length() > 128 * 1024
                        || text.chars().filter(c -> c == '\n').count() > limits.shownLines());
    }
}
