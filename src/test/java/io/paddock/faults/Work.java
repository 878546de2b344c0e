package io.paddock.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A student's notebook, with at most one page open on it; cells are c0, c1, … */
final class Work {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Student student;
    private final long id;
    private String client = "";

    Work(Student student, long id) {
        this.student = student;
        this.id = id;
    }

    /** A cell that prints 0, 1, 2, … a line each. */
    static String ticks(int count, double pause) {
        return "import time\nfor i in range(" + count + "):\n    print(i, flush=True)\n    time.sleep(" + pause + ")";
    }

    static String lines(int count) {
        return String.join("", IntStream.range(0, count).mapToObj(i -> i + "\n").toList());
    }

    long id() {
        return id;
    }

    /** A page on the notebook, as after a click on it. */
    Work open() {
        var document = document();
        client = student.ask(
                        "view",
                        student.asked()
                                .put("notebook", id)
                                .put("revision", document.path("revision").asLong())
                                .put("event", document.path("event").asLong()))
                .path("client")
                .asString();
        return this;
    }

    private ObjectNode asked() {
        return JsonNodeFactory.instance.objectNode().put("client", client);
    }

    /** The number of the batch. */
    long run(String... cells) {
        var operations = JsonNodeFactory.instance.arrayNode();
        var run = operations.addObject().put("op", "run").put("stopOnError", true);
        var array = run.putArray("cells");
        for (var cell : cells) {
            array.add(cell);
        }
        return submit(operations);
    }

    /** Presses Run until there is a lab again: while it is away, people are told so and nothing waits. */
    void runWhenThereIsALab(String cell) {
        await("a lab for " + cell).atMost(PATIENCE).until(() -> {
            run(cell);
            awaitState(cell, "done", "cancelled");
            return state(cell).equals("done");
        });
    }

    /** Types at the beginning of a cell. */
    long type(String cell, String text) {
        var operations = JsonNodeFactory.instance.arrayNode();
        operations
                .addObject()
                .put("op", "text")
                .put("cell", cell)
                .putArray("delta")
                .addObject()
                .put("insert", text);
        return submit(operations);
    }

    private long submit(ArrayNode operations) {
        var asked = asked();
        asked.set("operations", operations);
        return student.ask("submit", asked).path("sequence").asLong();
    }

    void command(String name) {
        var asked = asked();
        asked.putObject("command").put("c", name).put("run", false);
        student.ask("command", asked);
    }

    /** What the page was told so far. */
    List<JsonNode> events(String type) {
        var found = new ArrayList<JsonNode>();
        student.ask("events", asked()).forEach(event -> {
            if (event.path("t").asString("").equals(type)) {
                found.add(event);
            }
        });
        return found;
    }

    /** Whether the page has been told that a batch of its own is safe. */
    boolean wasTaken(long batch) {
        return events("applied").stream()
                .anyMatch(event -> event.path("sequence").asLong() == batch
                        && event.path("client").asString().equals(client));
    }

    /** Waits for words that the page shows beside the notebook. */
    void awaitNotice(String part) {
        await("notice")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events("notice").stream()
                                .map(event -> event.path("message").asString()))
                        .anySatisfy(message -> assertThat(message).contains(part)));
    }

    JsonNode document() {
        return student.json("/notebooks/" + id + "/document");
    }

    /** The file, with outputs whole. */
    JsonNode file() {
        return student.json("/notebooks/" + id + "/download");
    }

    String source(String cell) {
        return cell(document().path("nbformat"), cell).path("source").asString();
    }

    /** All that the cell has printed and said of errors. */
    String text(String cell) {
        return text(cell(document().path("nbformat"), cell));
    }

    String textOfFile(String cell) {
        return text(cell(file(), cell));
    }

    private static JsonNode cell(JsonNode notebook, String cell) {
        for (var candidate : notebook.path("cells")) {
            if (candidate.path("id").asString().equals(cell)) {
                return candidate;
            }
        }
        throw new AssertionError("no cell " + cell);
    }

    private String text(JsonNode cell) {
        var text = new StringBuilder();
        for (var output : cell.path("outputs")) {
            var whole = output.path("output_type").asString().equals("paddock_reference")
                    ? student.json(output.path("url").asString())
                    : output;
            text.append(joined(whole.path("text")));
            if (whole.has("ename")) {
                text.append(whole.path("ename").asString())
                        .append(": ")
                        .append(whole.path("evalue").asString());
            }
        }
        return text.toString();
    }

    private static String joined(JsonNode text) {
        if (!text.isArray()) {
            return text.asString("");
        }
        var joined = new StringBuilder();
        text.forEach(line -> joined.append(line.asString()));
        return joined.toString();
    }

    String state(String cell) {
        return document().path("cells").path(cell).path("state").asString();
    }

    /** Why a cell's run ended as it did, in words. */
    String message(String cell) {
        return document().path("cells").path(cell).path("message").asString("");
    }

    void awaitState(String cell, String... states) {
        await("state of " + cell)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(state(cell))
                        .as("%s; notices %s", message(cell), client.isEmpty() ? "" : events("notice"))
                        .isIn((Object[]) states));
    }

    void awaitText(String cell, String part) {
        await("output of " + cell)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(text(cell)).contains(part));
    }
}
