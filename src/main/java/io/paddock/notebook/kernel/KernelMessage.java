package io.paddock.notebook.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a kernel says. {@code sequence} numbers the messages of one kernel from 1 on, rising, not always without gaps, across
 * reconnects and restarts of the kernel; {@code parent} is the request that it belongs to, null where there is none (or none that could be one of ours).
 */
public sealed interface KernelMessage {

    long sequence();

    @Nullable MessageId parent();

    record Stream(long sequence, @Nullable MessageId parent, boolean error, String text) implements KernelMessage {}

    record DisplayData(
            long sequence,
            @Nullable MessageId parent,
            MimeBundle bundle,
            @Nullable String displayId) implements KernelMessage {}

    /** New content for every output that was displayed under the id. */
    record UpdateDisplayData(long sequence, @Nullable MessageId parent, MimeBundle bundle, String displayId)
            implements KernelMessage {}

    record ExecuteResult(
            long sequence,
            @Nullable MessageId parent,
            int executionCount,
            MimeBundle bundle,
            @Nullable String displayId)
            implements KernelMessage {}

    record ExecuteError(long sequence, @Nullable MessageId parent, String name, String value, List<String> traceback)
            implements KernelMessage {
        public ExecuteError {
            traceback = List.copyOf(traceback);
        }
    }

    /** Clears the cell's outputs: at once, or {@code deferred} until the next output comes ({@code wait=True}). */
    record ClearOutput(long sequence, @Nullable MessageId parent, boolean deferred) implements KernelMessage {}

    record Status(long sequence, @Nullable MessageId parent, ExecutionState state) implements KernelMessage {}

    /** The kernel has begun to run this code. */
    record ExecuteInput(long sequence, @Nullable MessageId parent, String code, int executionCount)
            implements KernelMessage {}

    /** The running code waits for a line; {@code request} goes into {@link KernelConnection#inputReply}. */
    record InputRequest(long sequence, @Nullable MessageId parent, MessageId request, String prompt, boolean password)
            implements KernelMessage {}

    /**
     * A run has ended. {@code payload} is the text of a JSON array (pager content, next input), {@code "[]"} mostly;
     * {@code executionCount} is 0 where the kernel gave none (aborted).
     */
    record ExecuteReply(long sequence, @Nullable MessageId parent, Outcome outcome, int executionCount, String payload)
            implements KernelMessage {
        /** How a run ended; ABORTED: it did not begin, because one before it failed. */
        public enum Outcome {
            OK,
            ERROR,
            ABORTED
        }
    }

    /** {@code start} and {@code end} (UTF-16) bound what the matches replace. */
    record CompleteReply(long sequence, @Nullable MessageId parent, List<Match> matches, int start, int end)
            implements KernelMessage {
        public CompleteReply {
            matches = List.copyOf(matches);
        }

        /** A text that fits, with its kind (function, module, …; empty where unknown). */
        public record Match(String text, String type) {}
    }

    record InspectReply(long sequence, @Nullable MessageId parent, boolean found, MimeBundle bundle)
            implements KernelMessage {}

    /** {@code status}: complete, incomplete, invalid or unknown; {@code indent} for the next line where incomplete. */
    record IsCompleteReply(long sequence, @Nullable MessageId parent, String status, String indent)
            implements KernelMessage {}

    record KernelInfoReply(
            long sequence, @Nullable MessageId parent, String protocolVersion, String language, String languageVersion)
            implements KernelMessage {}

    /** {@code data} and {@code metadata} are the text of JSON objects, {@code buffers} are base64. */
    record CommOpen(
            long sequence,
            @Nullable MessageId parent,
            String commId,
            String targetName,
            String data,
            String metadata,
            List<String> buffers)
            implements KernelMessage {
        public CommOpen {
            buffers = List.copyOf(buffers);
        }
    }

    record CommMessage(
            long sequence,
            @Nullable MessageId parent,
            String commId,
            String data,
            String metadata,
            List<String> buffers)
            implements KernelMessage {
        public CommMessage {
            buffers = List.copyOf(buffers);
        }
    }

    record CommClose(long sequence, @Nullable MessageId parent, String commId, String data) implements KernelMessage {}

    /**
     * The lab's spool dropped messages of this parent, the last of them with this number, because nobody fetched them and it was full or because one
     * alone was over the limit. Replies, input requests and errors are kept.
     */
    record SpoolCut(long sequence, @Nullable MessageId parent, long bytesDropped, long messagesDropped)
            implements KernelMessage {}

    /** A type that Paddock has no use for, or a known one whose content is malformed: to be passed over. */
    record Unknown(long sequence, @Nullable MessageId parent, String type) implements KernelMessage {}
}
