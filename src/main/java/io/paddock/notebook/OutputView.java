package io.paddock.notebook;

import tools.jackson.databind.node.ObjectNode;

/** Outputs as the browser gets them, in the document and in events: whole, or a reference to their own address. */
final class OutputView {

    private static final int MOST_INLINE_STREAM = 256 * 1024;

    private final NotebookId notebook;
    private final OutputLimits limits;
    private final CutWords words;

    OutputView(NotebookId notebook, OutputLimits limits, CutWords words) {
        this.notebook = notebook;
        this.limits = limits;
        this.words = words;
    }

    /** The JSON text of an output of an open notebook, in a turn. */
    String json(CellOutput output, boolean growing) {
        return json(output.snapshot(), growing);
    }

    /**
     * The JSON text of an output, or of a reference to it where it is large.
     *
     * @param growing whether {@code stream.append} events may follow: a stream is then never a reference
     */
    String json(OutputSnapshot output, boolean growing) {
        return switch (output) {
            case CellOutput.Fixed fixed -> {
                String json = fixed.json();
                yield json == null || json.length() > limits.inlineBytes() ? reference(fixed, "") : json;
            }
            case StreamSnapshot stream ->
                !growing && stream.bytes() > limits.inlineBytes()
                        ? reference(stream, "?v=" + stream.version())
                        : stream(stream);
            case CellOutput.Omitted omitted ->
                stream("stdout", words.outputs(omitted.count(), omitted.omittedBytes()))
                        .toString();
        };
    }

    private String reference(OutputSnapshot output, String version) {
        return "{\"output_type\":\"paddock_reference\",\"url\":\"" + address(output.number()) + version
                + "\",\"bytes\":" + output.bytes() + "}";
    }

    private String address(long output) {
        return "/notebooks/" + notebook + "/outputs/" + output;
    }

    /** A stream with its newest lines, and where the earlier ones are. */
    String stream(StreamSnapshot stream) {
        StreamSnapshot.Part newest = stream.newest(limits.shownLines(), MOST_INLINE_STREAM, words);
        ObjectNode json = stream(stream.name(), newest.text());
        if (newest.from() > 0) {
            json.putObject("paddock_earlier")
                    .put("lines", newest.from())
                    .put("url", address(stream.number()) + "/lines");
        }
        return NotebookJson.text(json);
    }

    private static ObjectNode stream(String name, String text) {
        return NotebookJson.MAPPER
                .createObjectNode()
                .put("output_type", "stream")
                .put("name", name)
                .put("text", text);
    }
}
