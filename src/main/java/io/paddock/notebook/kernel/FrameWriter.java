package io.paddock.notebook.kernel;

import java.time.Clock;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes requests in the Jupyter protocol, as JSON text. */
final class FrameWriter {

    private static final String PROTOCOL = "5.3";

    private final JsonMapper mapper = new JsonMapper();
    private final Clock clock;

    FrameWriter(Clock clock) {
        this.clock = clock;
    }

    String execute(MessageId id, String code, boolean allowStdin, boolean stopOnError) {
        ObjectNode content = mapper.createObjectNode()
                .put("code", code)
                .put("silent", false)
                .put("store_history", true)
                .put("allow_stdin", allowStdin)
                .put("stop_on_error", stopOnError);
        content.putObject("user_expressions");
        return request("shell", "execute_request", id.value(), content);
    }

    /** The id follows from the request's, so that the lab hands on one answer only. */
    String inputReply(MessageId request, String text) {
        ObjectNode content = mapper.createObjectNode().put("value", text).put("status", "ok");
        ObjectNode frame = frame("stdin", "input_reply", request.value() + ":reply", content);
        frame.withObjectProperty("parent_header").put("msg_id", request.value());
        return mapper.writeValueAsString(frame);
    }

    String complete(MessageId id, String code, int cursor) {
        ObjectNode content = mapper.createObjectNode()
                .put("code", code)
                .put("cursor_pos", CursorPositions.toCodePoints(code, cursor));
        return request("shell", "complete_request", id.value(), content);
    }

    String inspect(MessageId id, String code, int cursor, int detail) {
        ObjectNode content = mapper.createObjectNode()
                .put("code", code)
                .put("cursor_pos", CursorPositions.toCodePoints(code, cursor))
                .put("detail_level", detail);
        return request("shell", "inspect_request", id.value(), content);
    }

    String isComplete(MessageId id, String code) {
        ObjectNode content = mapper.createObjectNode().put("code", code);
        return request("shell", "is_complete_request", id.value(), content);
    }

    String kernelInfo(MessageId id) {
        return request("shell", "kernel_info_request", id.value(), mapper.createObjectNode());
    }

    String commOpen(MessageId id, String commId, String targetName, String data, List<String> buffers) {
        ObjectNode content = comm(commId, data).put("target_name", targetName);
        return comm(id, "comm_open", content, buffers);
    }

    String commMessage(MessageId id, String commId, String data, List<String> buffers) {
        return comm(id, "comm_msg", comm(commId, data), buffers);
    }

    String commClose(MessageId id, String commId, String data) {
        return comm(id, "comm_close", comm(commId, data), List.of());
    }

    String acknowledge(long sequence) {
        ObjectNode content = mapper.createObjectNode().put("sequence", sequence);
        return request("paddock", "acknowledge", "acknowledge", content);
    }

    private ObjectNode comm(String commId, String data) {
        ObjectNode content = mapper.createObjectNode().put("comm_id", commId);
        content.set("data", mapper.readTree(data));
        return content;
    }

    private String comm(MessageId id, String type, ObjectNode content, List<String> buffers) {
        ObjectNode frame = frame("shell", type, id.value(), content);
        buffers.forEach(frame.withArrayProperty("buffers")::add);
        return mapper.writeValueAsString(frame);
    }

    private String request(String channel, String type, String id, ObjectNode content) {
        return mapper.writeValueAsString(frame(channel, type, id, content));
    }

    private ObjectNode frame(String channel, String type, String id, ObjectNode content) {
        ObjectNode frame = mapper.createObjectNode().put("channel", channel);
        frame.putObject("header")
                .put("msg_id", id)
                .put("msg_type", type)
                .put("session", "paddock")
                .put("username", "")
                .put("date", clock.instant().toString())
                .put("version", PROTOCOL);
        frame.putObject("parent_header");
        frame.putObject("metadata");
        frame.set("content", content);
        frame.putArray("buffers");
        return frame;
    }
}
