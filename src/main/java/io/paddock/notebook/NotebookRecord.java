package io.paddock.notebook;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.paddock.lab.LabId;
import io.paddock.notebook.kernel.KernelId;
import io.paddock.notebook.kernel.MessageId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a notebook: what the journal holds, and the only way in which a {@link NotebookDocument} changes.
 *
 * <p>Applying the same records to the same document gives the same document; so after a crash the records that had not reached
 * the database are applied again. {@code kernelSequence} is the number of the kernel's message that a record stands for (0: none);
 * a record with a number that the document has passed already is journalled by mistake and does nothing.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "r")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NotebookRecord.Edited.class, name = "edited"),
    @JsonSubTypes.Type(value = NotebookRecord.RunSent.class, name = "sent"),
    @JsonSubTypes.Type(value = NotebookRecord.RunStarted.class, name = "started"),
    @JsonSubTypes.Type(value = NotebookRecord.RunEnded.class, name = "ended"),
    @JsonSubTypes.Type(value = NotebookRecord.StreamAppended.class, name = "stream"),
    @JsonSubTypes.Type(value = NotebookRecord.OutputAdded.class, name = "output"),
    @JsonSubTypes.Type(value = NotebookRecord.DisplayUpdated.class, name = "display"),
    @JsonSubTypes.Type(value = NotebookRecord.OutputsCleared.class, name = "clear"),
    @JsonSubTypes.Type(value = NotebookRecord.InputAsked.class, name = "ask"),
    @JsonSubTypes.Type(value = NotebookRecord.InputClosed.class, name = "answered"),
    @JsonSubTypes.Type(value = NotebookRecord.KernelAttached.class, name = "attached"),
    @JsonSubTypes.Type(value = NotebookRecord.KernelReset.class, name = "reset"),
    @JsonSubTypes.Type(value = NotebookRecord.KernelDetached.class, name = "detached"),
    @JsonSubTypes.Type(value = NotebookRecord.KernelAdvanced.class, name = "advanced")
})
sealed interface NotebookRecord {

    /** The number of the kernel's message that this record stands for; 0 where it stands for none. */
    default long kernelSequence() {
        return 0;
    }

    /**
     * A batch in the server's order, and the runs that it queued. Made by {@link OpenNotebook.Turn} only.
     *
     * @param wentBackTo the revision that the batch makes the sources be again; null for what a client did
     */
    record Edited(
            AppliedBatch batch,
            List<Execution> runs,
            @Nullable Long wentBackTo) implements NotebookRecord {
        public Edited {
            runs = List.copyOf(runs);
        }
    }

    /** The run's frame is about to be sent: clears the cell's outputs, the run is {@link RunState#RUNNING}. Recording it again for a second sending does nothing. */
    record RunSent(MessageId run, Instant at) implements NotebookRecord {}

    /** The kernel has begun with the run and numbered it. */
    record RunStarted(long kernelSequence, MessageId run, int count) implements NotebookRecord {}

    /** A run ended, by its reply, by being cancelled before it was sent, or because its kernel is gone. */
    record RunEnded(
            long kernelSequence,
            MessageId run,
            RunState state,
            int count,
            Instant at,
            @Nullable RunNote note) implements NotebookRecord {}

    record StreamAppended(long kernelSequence, String cell, boolean error, String text) implements NotebookRecord {}

    /**
     * An output that is not a stream.
     *
     * @param output the text of an nbformat output: display_data, execute_result or error; see {@link OutputJson}
     */
    record OutputAdded(
            long kernelSequence,
            String cell,
            String output,
            @Nullable String displayId) implements NotebookRecord {}

    /** New content for whatever was displayed under the id, in any cell; {@code data} and {@code metadata} are JSON objects as text. */
    record DisplayUpdated(long kernelSequence, String displayId, String data, String metadata)
            implements NotebookRecord {}

    /** @param deferred when the next output comes */
    record OutputsCleared(long kernelSequence, String cell, boolean deferred) implements NotebookRecord {}

    record InputAsked(long kernelSequence, OpenInput input) implements NotebookRecord {}

    /** The line was given, or its run ended without it. */
    record InputClosed(MessageId request) implements NotebookRecord {}

    /** The notebook is bound to this kernel from now on; numbering starts at 0. */
    record KernelAttached(LabId lab, KernelId kernel) implements NotebookRecord {}

    /** The kernel's process is a new one under the same id: every counted cell is stale, numbering goes on. */
    record KernelReset() implements NotebookRecord {}

    /** The kernel is gone: every counted cell is stale. */
    record KernelDetached() implements NotebookRecord {}

    /** A message that changes nothing in the document was dealt with. */
    record KernelAdvanced(long kernelSequence) implements NotebookRecord {}
}
