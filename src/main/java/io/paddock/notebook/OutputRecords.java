package io.paddock.notebook;

import io.paddock.base.language.Message;
import io.paddock.notebook.kernel.KernelMessage;
import io.paddock.notebook.kernel.MessageId;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Turns what a kernel shows into records of the notebook: which cell an output belongs to is decided here, from the request that it
 * answers, never from what a kernel says about cells.
 */
final class OutputRecords {

    private static final int LONGEST_DISPLAY_ID = 256;
    private static final int LONGEST_PROMPT = 4_000;

    private final Function<MessageId, Optional<String>> cellOfRun;
    private final Function<Message, String> words;

    /**
     * @param cellOfRun the cell of a request that the server made, also of one that has ended
     * @param words for lines that Paddock itself writes into an output, in the owner's language
     */
    OutputRecords(Function<MessageId, Optional<String>> cellOfRun, Function<Message, String> words) {
        this.cellOfRun = cellOfRun;
        this.words = words;
    }

    /** The record of an output message; one that belongs to no request of ours only moves the numbering on. */
    NotebookRecord of(KernelMessage message) {
        var cell = cellOf(message.parent());
        if (message instanceof KernelMessage.UpdateDisplayData update) {
            return isDisplayId(update.displayId())
                    ? new NotebookRecord.DisplayUpdated(
                            update.sequence(),
                            update.displayId(),
                            update.bundle().data(),
                            update.bundle().metadata())
                    : advanced(message);
        }
        return cell == null ? advanced(message) : shown(message, cell);
    }

    private NotebookRecord shown(KernelMessage message, String cell) {
        return switch (message) {
            case KernelMessage.Stream stream ->
                new NotebookRecord.StreamAppended(stream.sequence(), cell, stream.error(), stream.text());
            case KernelMessage.DisplayData display ->
                new NotebookRecord.OutputAdded(
                        display.sequence(),
                        cell,
                        OutputJson.displayData(display.bundle()),
                        displayId(display.displayId()));
            case KernelMessage.ExecuteResult result ->
                new NotebookRecord.OutputAdded(
                        result.sequence(),
                        cell,
                        OutputJson.executeResult(result.executionCount(), result.bundle()),
                        displayId(result.displayId()));
            case KernelMessage.ExecuteError error ->
                new NotebookRecord.OutputAdded(
                        error.sequence(), cell, OutputJson.error(error.name(), error.value(), error.traceback()), null);
            case KernelMessage.ClearOutput clear ->
                new NotebookRecord.OutputsCleared(clear.sequence(), cell, clear.deferred());
            case KernelMessage.InputRequest input -> asked(input, cell);
            case KernelMessage.SpoolCut cut ->
                new NotebookRecord.StreamAppended(
                        cut.sequence(),
                        cell,
                        true,
                        "\n"
                                + words.apply(Message.of(
                                        "notebook.live.output.spool-cut", cut.messagesDropped(), cut.bytesDropped()))
                                + "\n");
            default -> advanced(message);
        };
    }

    private static NotebookRecord asked(KernelMessage.InputRequest input, String cell) {
        var run = input.parent();
        if (run == null) {
            return advanced(input);
        }
        var prompt =
                input.prompt().length() > LONGEST_PROMPT ? input.prompt().substring(0, LONGEST_PROMPT) : input.prompt();
        return new NotebookRecord.InputAsked(
                input.sequence(), new OpenInput(cell, run, input.request(), prompt, input.password()));
    }

    /** What {@code name?} shows, which comes with the reply: an output like any other. */
    Optional<NotebookRecord> page(KernelMessage.ExecuteReply reply) {
        var cell = cellOf(reply.parent());
        if (cell == null || reply.payload().length() <= 2) {
            return Optional.empty();
        }
        try {
            for (var part : NotebookJson.MAPPER.readTree(reply.payload())) {
                if (part.path("source").asString("").equals("page")
                        && part.path("data").isObject()) {
                    return Optional.of(new NotebookRecord.OutputAdded(0, cell, pageOutput(part.path("data")), null));
                }
            }
        } catch (JacksonException broken) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static String pageOutput(JsonNode data) {
        var output = NotebookJson.MAPPER.createObjectNode();
        output.put("output_type", "display_data");
        output.set("data", data);
        output.putObject("metadata");
        return output.toString();
    }

    private @Nullable String cellOf(@Nullable MessageId parent) {
        return parent == null ? null : cellOfRun.apply(parent).orElse(null);
    }

    private static @Nullable String displayId(@Nullable String id) {
        return isDisplayId(id) ? id : null;
    }

    private static boolean isDisplayId(@Nullable String id) {
        return id != null && !id.isEmpty() && id.length() <= LONGEST_DISPLAY_ID;
    }

    private static NotebookRecord advanced(KernelMessage message) {
        return new NotebookRecord.KernelAdvanced(message.sequence());
    }
}
