package io.paddock.notebook;

import io.paddock.base.language.Words;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

/** Writes the document that a browser loads (docs/notebook-protocol.md, section 1), piece by piece. */
final class DocumentJson {

    /** All that is in the answer, at one moment. */
    record Content(
            NotebookId notebook,
            long event,
            boolean readOnly,
            DocumentSnapshot document,
            ObjectNode lab,
            List<OpenInput> inputs) {}

    private final Words words;
    private final Locale locale;

    DocumentJson(Words words, Locale locale) {
        this.words = words;
        this.locale = locale;
    }

    void write(Content content, OutputLimits limits, OutputStream out) {
        OutputView view = new OutputView(content.notebook(), limits, CutWords.in(words, locale));
        try (JsonGenerator json = NotebookJson.MAPPER.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberProperty("notebook", content.notebook().value());
            json.writeNumberProperty("revision", content.document().revision());
            json.writeNumberProperty("event", content.event());
            json.writeBooleanProperty("readOnly", content.readOnly());
            json.writeObjectPropertyStart("nbformat");
            nbformat(json, content.document(), view);
            json.writeEndObject();
            json.writeObjectPropertyStart("cells");
            content.document().cells().forEach(cell -> state(json, cell));
            json.writeEndObject();
            json.writePOJOProperty("lab", content.lab());
            json.writeArrayPropertyStart("inputs");
            content.inputs().forEach(input -> input(json, input));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void nbformat(JsonGenerator json, DocumentSnapshot document, OutputView view) {
        json.writeArrayPropertyStart("cells");
        for (DocumentSnapshot.Cell cell : document.cells()) {
            json.writeStartObject();
            json.writeStringProperty("id", cell.id());
            json.writeStringProperty("cell_type", cell.type().word());
            json.writePOJOProperty("metadata", cell.metadata());
            if (cell.extra().has("attachments")) {
                json.writePOJOProperty("attachments", cell.extra().get("attachments"));
            }
            json.writeStringProperty("source", cell.source());
            if (cell.type() == CellType.CODE) {
                count(json, cell.count());
                json.writeArrayPropertyStart("outputs");
                for (OutputSnapshot output : cell.outputs()) {
                    json.writeRawValue(view.json(output, cell.running()));
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writePOJOProperty("metadata", document.metadata());
        json.writeNumberProperty("nbformat", 4);
        json.writeNumberProperty("nbformat_minor", 5);
    }

    private static void count(JsonGenerator json, int count) {
        if (count > 0) {
            json.writeNumberProperty("execution_count", count);
        } else {
            json.writeNullProperty("execution_count");
        }
    }

    private void state(JsonGenerator json, DocumentSnapshot.Cell cell) {
        Execution run = cell.lastRun();
        json.writeObjectPropertyStart(cell.id());
        json.writeStringProperty("state", run == null ? "idle" : run.state().word());
        json.writePOJOProperty(
                "startedAt",
                run == null || run.sentAt() == null ? null : run.sentAt().toEpochMilli());
        json.writePOJOProperty("durationMs", run == null ? null : run.durationMillis());
        json.writePOJOProperty("place", cell.place() > 0 ? cell.place() : null);
        json.writeBooleanProperty("stale", cell.stale());
        RunNote note = run == null ? null : run.note();
        json.writePOJOProperty("message", note == null ? null : words.say(note.message(), locale));
        json.writeBooleanProperty("required", cell.required());
        json.writeBooleanProperty("done", cell.done());
        json.writeEndObject();
    }

    private static void input(JsonGenerator json, OpenInput input) {
        json.writeStartObject();
        json.writeStringProperty("cell", input.cell());
        json.writeStringProperty("request", input.request().value());
        json.writeStringProperty("prompt", input.prompt());
        json.writeBooleanProperty("password", input.password());
        json.writeEndObject();
    }
}
