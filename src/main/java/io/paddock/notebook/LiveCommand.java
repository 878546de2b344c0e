package io.paddock.notebook;

import io.paddock.notebook.kernel.MessageId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a browser asks for: docs/notebook-protocol.md, section 5. */
sealed interface LiveCommand {

    int LONGEST = 1024 * 1024 + 64 * 1024;
    int LONGEST_LINE = 64 * 1024;
    int LONGEST_CODE = 1024 * 1024;
    int MOST_CELLS = 2_000;

    record Interrupt() implements LiveCommand {}

    record Restart(boolean run) implements LiveCommand {}

    record Shutdown() implements LiveCommand {}

    record Start() implements LiveCommand {}

    record Stop() implements LiveCommand {}

    record Input(MessageId request, String text) implements LiveCommand {}

    record Complete(String request, String code, int offset) implements LiveCommand {}

    record Inspect(String request, String code, int offset) implements LiveCommand {}

    record Cancel(Set<String> cells) implements LiveCommand {}

    /** The command in a text from a browser; empty where it is none, or too large. */
    static Optional<LiveCommand> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return of(NotebookJson.MAPPER.readTree(text));
        } catch (JacksonException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static Optional<LiveCommand> of(JsonNode node) {
        return switch (string(node, "c", 32)) {
            case "interrupt" -> Optional.of(new Interrupt());
            case "restart" -> Optional.of(new Restart(node.path("run").asBoolean(false)));
            case "shutdown" -> Optional.of(new Shutdown());
            case "start" -> Optional.of(new Start());
            case "stop" -> Optional.of(new Stop());
            case "input" ->
                Optional.of(new Input(new MessageId(string(node, "request", 128)), string(node, "text", LONGEST_LINE)));
            case "complete" ->
                Optional.of(
                        new Complete(string(node, "request", 128), string(node, "code", LONGEST_CODE), offset(node)));
            case "inspect" ->
                Optional.of(
                        new Inspect(string(node, "request", 128), string(node, "code", LONGEST_CODE), offset(node)));
            case "cancel" -> Optional.of(new Cancel(cells(node.path("cells"))));
            default -> Optional.empty();
        };
    }

    private static String string(JsonNode node, String field, int longest) {
        var value = node.path(field);
        if (!value.isString() || value.asString().length() > longest) {
            throw new IllegalArgumentException("no such " + field);
        }
        return value.asString();
    }

    private static int offset(JsonNode node) {
        var offset = node.path("offset");
        if (!offset.isIntegralNumber() || !offset.canConvertToInt() || offset.asInt() < 0) {
            throw new IllegalArgumentException("no such offset");
        }
        return Math.min(offset.asInt(), string(node, "code", LONGEST_CODE).length());
    }

    private static Set<String> cells(JsonNode array) {
        if (!array.isArray() || array.size() > MOST_CELLS) {
            throw new IllegalArgumentException("no such cells");
        }
        var cells = new HashSet<String>();
        array.forEach(cell -> cells.add(cell.asString("")));
        return cells;
    }
}
