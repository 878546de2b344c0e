package io.paddock.notebook;

import java.io.OutputStream;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;

/** Writes notebooks as nbformat 4.5 files the way Jupyter does: one space of indent, text as lines. */
final class NotebookFileWriter {

    private final OutputTexts texts;
    private final CutWords words;

    NotebookFileWriter(OutputTexts texts, CutWords words) {
        this.texts = texts;
        this.words = words;
    }

    void write(DocumentSnapshot notebook, OutputStream out) {
        try (JsonGenerator json =
                NotebookJson.MAPPER.writer().with(likeJupyter()).createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("cells");
            for (DocumentSnapshot.Cell cell : notebook.cells()) {
                write(json, cell);
            }
            json.writeEndArray();
            writeExtra(json, notebook.extra());
            json.writePOJOProperty("metadata", notebook.metadata());
            json.writeNumberProperty("nbformat", 4);
            json.writeNumberProperty("nbformat_minor", 5);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static PrettyPrinter likeJupyter() {
        DefaultIndenter indenter = new DefaultIndenter(" ", "\n");
        return new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
    }

    private static void writeExtra(JsonGenerator json, JsonNode extra) {
        extra.properties().forEach(field -> json.writePOJOProperty(field.getKey(), field.getValue()));
    }

    private void write(JsonGenerator json, DocumentSnapshot.Cell cell) {
        json.writeStartObject();
        writeExtra(json, cell.extra());
        json.writeStringProperty("cell_type", cell.type().word());
        if (cell.type() == CellType.CODE) {
            json.writeName("execution_count");
            if (cell.count() > 0) {
                json.writeNumber(cell.count());
            } else {
                json.writeNull();
            }
        }
        json.writeStringProperty("id", cell.id());
        json.writePOJOProperty("metadata", cell.metadata());
        if (cell.type() == CellType.CODE) {
            json.writeArrayPropertyStart("outputs");
            cell.outputs().forEach(output -> write(json, output));
            json.writeEndArray();
        }
        json.writeName("source");
        String form = cell.sourceForm();
        if (form == null) {
            MultilineText.write(json, cell.source());
        } else {
            json.writePOJO(NotebookJson.MAPPER.readTree(form));
        }
        json.writeEndObject();
    }

    private void write(JsonGenerator json, OutputSnapshot output) {
        switch (output) {
            case CellOutput.Fixed fixed -> {
                String text = fixed.json() == null ? texts.fixed(fixed.number()) : fixed.json();
                json.writePOJO(NotebookJson.MAPPER.readTree(text));
            }
            case StreamSnapshot stream -> {
                StringBuilder text = new StringBuilder();
                Function<TextChunk, String> load = chunk -> texts.chunk(stream.number(), chunk.number());
                stream.forEachPiece(load, words, text::append);
                writeStream(json, stream.name(), text.toString());
            }
            case CellOutput.Omitted omitted ->
                writeStream(json, "stdout", words.outputs(omitted.count(), omitted.omittedBytes()));
        }
    }

    private static void writeStream(JsonGenerator json, String name, String text) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("output_type", "stream");
        json.writeName("text");
        MultilineText.write(json, text);
        json.writeEndObject();
    }
}
