package io.paddock.notebook.kernel;

import io.paddock.notebook.kernel.KernelMessage.ExecuteReply.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Understands the frames of a gateway with Paddock's extension; what it does not understand it refuses or passes on as unknown. */
final class FrameReader {

    private static final int LONGEST_TYPE = 100;

    private final JsonFields.Reader json;
    private final PendingCursors cursors;

    FrameReader(LinkLimits limits, PendingCursors cursors) {
        this.json = new JsonFields.Reader(limits.depth(), limits.messageBytes());
        this.cursors = cursors;
    }

    /** @throws Malformed if this is not a frame at all */
    LabFrame read(String text) throws Malformed {
        try {
            JsonFields frame = json.read(text);
            JsonFields header = frame.object("header");
            String type = header.text("msg_type");
            long sequence = frame.number("paddock_sequence", 0);
            if (type.isEmpty() || type.length() > LONGEST_TYPE) {
                throw new Malformed("a frame without a type");
            }
            if (frame.text("channel").equals("paddock") && sequence == 0) {
                return own(type, frame.object("content"));
            }
            if (sequence <= 0) {
                throw new Malformed("a message without a number");
            }
            return new LabFrame.Said(message(type, sequence, header, frame));
        } catch (JacksonException broken) {
            throw new Malformed(broken.getOriginalMessage(), broken);
        }
    }

    private static LabFrame own(String type, JsonFields content) throws Malformed {
        return switch (type) {
            case "spool_state" ->
                new LabFrame.SpoolState(content.number("resumed_after", -1), content.number("last", -1));
            case "heartbeat" -> new LabFrame.Heartbeat();
            default -> throw new Malformed("an unknown frame of the gateway's own");
        };
    }

    private KernelMessage message(String type, long n, JsonFields header, JsonFields frame) {
        MessageId parent = id(frame.object("parent_header").textOrNull("msg_id"));
        JsonFields content = frame.object("content");
        return switch (type) {
            case "stream" ->
                new KernelMessage.Stream(n, parent, content.text("name").equals("stderr"), content.text("text"));
            case "display_data" -> new KernelMessage.DisplayData(n, parent, bundle(content), displayId(content));
            case "update_display_data" -> {
                String displayId = displayId(content);
                yield displayId == null
                        ? new KernelMessage.Unknown(n, parent, type)
                        : new KernelMessage.UpdateDisplayData(n, parent, bundle(content), displayId);
            }
            case "execute_result" ->
                new KernelMessage.ExecuteResult(
                        n, parent, content.count("execution_count"), bundle(content), displayId(content));
            case "error" ->
                new KernelMessage.ExecuteError(
                        n, parent, content.text("ename"), content.text("evalue"), content.texts("traceback"));
            case "clear_output" -> new KernelMessage.ClearOutput(n, parent, content.flag("wait"));
            case "status" -> new KernelMessage.Status(n, parent, ExecutionState.of(content.text("execution_state")));
            case "execute_input" ->
                new KernelMessage.ExecuteInput(n, parent, content.text("code"), content.count("execution_count"));
            case "input_request" -> {
                MessageId request = id(header.textOrNull("msg_id"));
                yield request == null
                        ? new KernelMessage.Unknown(n, parent, type)
                        : new KernelMessage.InputRequest(
                                n, parent, request, content.text("prompt"), content.flag("password"));
            }
            case "comm_open" ->
                new KernelMessage.CommOpen(
                        n,
                        parent,
                        content.text("comm_id"),
                        content.text("target_name"),
                        content.rawObject("data"),
                        frame.rawObject("metadata"),
                        frame.texts("buffers"));
            case "comm_msg" ->
                new KernelMessage.CommMessage(
                        n,
                        parent,
                        content.text("comm_id"),
                        content.rawObject("data"),
                        frame.rawObject("metadata"),
                        frame.texts("buffers"));
            case "comm_close" ->
                new KernelMessage.CommClose(n, parent, content.text("comm_id"), content.rawObject("data"));
            case "spool_cut" ->
                new KernelMessage.SpoolCut(n, parent, content.number("bytes", 0), content.number("messages", 0));
            default -> reply(type, n, parent, content);
        };
    }

    private KernelMessage reply(String type, long n, @Nullable MessageId parent, JsonFields content) {
        return switch (type) {
            case "execute_reply" ->
                new KernelMessage.ExecuteReply(
                        n,
                        parent,
                        outcome(content.text("status")),
                        content.count("execution_count"),
                        content.rawArray("payload"));
            case "complete_reply" -> completion(n, parent, content);
            case "inspect_reply" -> new KernelMessage.InspectReply(n, parent, content.flag("found"), bundle(content));
            case "is_complete_reply" ->
                new KernelMessage.IsCompleteReply(n, parent, content.text("status"), content.text("indent"));
            case "kernel_info_reply" -> {
                JsonFields language = content.object("language_info");
                yield new KernelMessage.KernelInfoReply(
                        n, parent, content.text("protocol_version"), language.text("name"), language.text("version"));
            }
            default -> new KernelMessage.Unknown(n, parent, type);
        };
    }

    /** Positions mean something only beside the code that was asked about; after a resume that is not known any more. */
    private KernelMessage completion(long n, @Nullable MessageId parent, JsonFields content) {
        String code = parent == null ? null : cursors.take(parent);
        if (code == null) {
            return new KernelMessage.Unknown(n, parent, "complete_reply");
        }
        List<String> texts = content.texts("matches");
        List<JsonFields> typed = content.object("metadata").objects("_jupyter_types_experimental");
        List<KernelMessage.CompleteReply.Match> matches = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            boolean same = i < typed.size() && typed.get(i).text("text").equals(text);
            matches.add(new KernelMessage.CompleteReply.Match(
                    text, same ? typed.get(i).text("type") : ""));
        }
        int start = CursorPositions.toUtf16(code, content.number("cursor_start", 0));
        int end = CursorPositions.toUtf16(code, content.number("cursor_end", 0));
        return new KernelMessage.CompleteReply(n, parent, matches, Math.min(start, end), end);
    }

    private static MimeBundle bundle(JsonFields content) {
        return new MimeBundle(content.rawObject("data"), content.rawObject("metadata"));
    }

    private static @Nullable String displayId(JsonFields content) {
        return content.object("transient").textOrNull("display_id");
    }

    private static @Nullable MessageId id(@Nullable String value) {
        return value != null && MessageId.isValid(value) ? new MessageId(value) : null;
    }

    private static Outcome outcome(String status) {
        return switch (status) {
            case "ok" -> Outcome.OK;
            case "aborted", "abort" -> Outcome.ABORTED;
            default -> Outcome.ERROR;
        };
    }

    /** The lab sent what is not a frame. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }

        Malformed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
