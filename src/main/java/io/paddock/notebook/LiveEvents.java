package io.paddock.notebook;

import io.paddock.base.language.Message;
import io.paddock.notebook.kernel.KernelMessage;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The events of docs/notebook-protocol.md, section 4. */
final class LiveEvents {

    private static final int MOST_MATCHES = 500;
    private static final int LONGEST_INSPECTION = 512 * 1024;

    private LiveEvents() {}

    /** An event whose text is the same for everybody. */
    private record Fixed(String text) implements LiveEvent {

        @Override
        public String json(Audience audience) {
            return text;
        }

        @Override
        public int weight() {
            return 64 + 2 * text.length();
        }
    }

    /** A run's state; its words are said in each viewer's language. */
    private record Ran(Execution run, int place, boolean done) implements LiveEvent {

        @Override
        public String json(Audience audience) {
            var node = event("execution");
            node.put("cell", run.cell());
            node.put("state", run.state().word());
            node.put("place", place > 0 ? place : null);
            node.put("count", run.count() > 0 ? run.count() : null);
            node.put("startedAt", run.sentAt() == null ? null : run.sentAt().toEpochMilli());
            node.put("durationMs", run.durationMillis());
            node.put(
                    "message",
                    run.note() == null ? null : audience.say(run.note().message()));
            node.put("done", done);
            return node.toString();
        }
    }

    private record Private(UUID client, String text) implements LiveEvent {

        @Override
        public String json(Audience audience) {
            return text;
        }

        @Override
        public UUID only() {
            return client;
        }

        @Override
        public int weight() {
            return 64 + 2 * text.length();
        }
    }

    private record Notice(@Nullable UUID client, boolean error, Message message) implements LiveEvent {

        @Override
        public String json(Audience audience) {
            return event("notice")
                    .put("kind", error ? "error" : "info")
                    .put("message", audience.say(message))
                    .toString();
        }

        @Override
        public @Nullable UUID only() {
            return client;
        }
    }

    private record Rejected(UUID client, BatchAnswer.Rejected answer) implements LiveEvent {

        @Override
        public String json(Audience audience) {
            return event("rejected")
                    .put("client", answer.client())
                    .put("sequence", answer.sequence())
                    .put("reason", answer.reason().word())
                    .put("message", audience.say(answer.message()))
                    .toString();
        }

        @Override
        public UUID only() {
            return client;
        }
    }

    private record Presence(List<Present> people) implements LiveEvent {

        @Override
        public String json(Audience audience) {
            var node = event("presence");
            var array = node.putArray("people");
            for (var person : people) {
                array.addObject()
                        .put("client", person.client().toString())
                        .put("name", person.name())
                        .put("initials", person.initials())
                        .put("you", person.client().equals(audience.client()));
            }
            return node.toString();
        }
    }

    /** Somebody who looks at the notebook now. */
    record Present(UUID client, String name) {

        /** Two letters, or the last two characters of a Chinese name, as people there shorten it. */
        String initials() {
            var trimmed = name.strip();
            if (trimmed.isEmpty()) {
                return "?";
            }
            if (Character.UnicodeScript.of(trimmed.codePointAt(0)) == Character.UnicodeScript.HAN) {
                return trimmed.substring(Math.max(0, trimmed.length() - 2));
            }
            var words = trimmed.split("\\s+");
            var first = words[0].substring(0, words[0].offsetByCodePoints(0, 1));
            var last = words[words.length - 1];
            return words.length == 1 ? first : first + last.substring(0, last.offsetByCodePoints(0, 1));
        }
    }

    static LiveEvent applied(AppliedBatch batch) {
        return new Fixed(appliedText(batch));
    }

    /** The answer to a batch that came twice: for its sender only. */
    static LiveEvent appliedAgain(UUID client, AppliedBatch batch) {
        return new Private(client, appliedText(batch));
    }

    private static String appliedText(AppliedBatch batch) {
        var node = event("applied");
        node.put("revision", batch.revision()).put("client", batch.client()).put("sequence", batch.sequence());
        // one by one: a list on its own does not know that its elements must say which operation they are
        var operations = node.putArray("operations");
        batch.operations().forEach(operation -> operations.add(NotebookJson.MAPPER.<JsonNode>valueToTree(operation)));
        return NotebookJson.text(node);
    }

    static LiveEvent rejected(UUID client, BatchAnswer.Rejected answer) {
        return new Rejected(client, answer);
    }

    static LiveEvent ran(Execution run, int place, boolean done) {
        return new Ran(run, place, done);
    }

    static LiveEvent stale(List<String> cells) {
        var node = event("stale");
        cells.forEach(node.putArray("cells")::add);
        return new Fixed(node.toString());
    }

    static LiveEvent outputsCleared(String cell) {
        return new Fixed(event("outputs.clear").put("cell", cell).toString());
    }

    /** @param output JSON text */
    static LiveEvent outputAdded(String cell, String output) {
        return new Fixed("{\"t\":\"output.add\",\"cell\":" + quoted(cell) + ",\"output\":" + output + "}");
    }

    /** @param output JSON text */
    static LiveEvent outputSet(String cell, int index, String output) {
        return new Fixed("{\"t\":\"output.set\",\"cell\":" + quoted(cell) + ",\"index\":" + index + ",\"output\":"
                + output + "}");
    }

    static LiveEvent streamAppended(String cell, int index, String text) {
        return new Fixed(event("stream.append")
                .put("cell", cell)
                .put("index", index)
                .put("text", text)
                .toString());
    }

    static LiveEvent input(OpenInput input) {
        return new Fixed(event("input")
                .put("cell", input.cell())
                .put("request", input.request().value())
                .put("prompt", input.prompt())
                .put("password", input.password())
                .toString());
    }

    static LiveEvent inputDone(OpenInput input) {
        return new Fixed(event("input.done")
                .put("cell", input.cell())
                .put("request", input.request().value())
                .toString());
    }

    static LiveEvent saved(long revision) {
        return new Fixed(event("saved").put("revision", revision).toString());
    }

    static LiveEvent reload() {
        return new Fixed(event("reload").toString());
    }

    static LiveEvent presence(List<Present> people) {
        return new Presence(List.copyOf(people));
    }

    static LiveEvent completion(UUID client, String request, KernelMessage.CompleteReply reply) {
        var node = event("completion")
                .put("request", request)
                .put("start", reply.start())
                .put("end", reply.end());
        var matches = node.putArray("matches");
        reply.matches().stream()
                .limit(MOST_MATCHES)
                .forEach(match -> matches.addObject().put("text", match.text()).put("type", match.type()));
        return new Private(client, node.toString());
    }

    static LiveEvent inspection(UUID client, String request, KernelMessage.InspectReply reply) {
        var found = reply.found() && reply.bundle().data().length() <= LONGEST_INSPECTION;
        return new Private(
                client,
                "{\"t\":\"inspection\",\"request\":" + quoted(request) + ",\"found\":" + found + ",\"data\":"
                        + (found ? reply.bundle().data() : "{}") + "}");
    }

    static LiveEvent notice(@Nullable UUID client, boolean error, Message message) {
        return new Notice(client, error, message);
    }

    private static String quoted(String text) {
        return NotebookJson.text(text);
    }

    private static ObjectNode event(String name) {
        return JsonNodeFactory.instance.objectNode().put("t", name);
    }
}
