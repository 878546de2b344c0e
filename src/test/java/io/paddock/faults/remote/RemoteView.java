package io.paddock.faults.remote;

import io.paddock.notebook.NotebookView;
import io.paddock.notebook.ViewerSink;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A browser that answers for itself and remembers what it was told. */
final class RemoteView implements ViewerSink {

    private final UUID client;
    private final AtomicLong revision;
    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong sequence = new AtomicLong();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private volatile @Nullable NotebookView view;

    RemoteView(UUID client, long revision) {
        this.client = client;
        this.revision = new AtomicLong(revision);
    }

    void open(NotebookView opened, long event) {
        view = opened;
        seen.set(event);
        opened.ready(event);
    }

    private NotebookView view() {
        var open = view;
        if (open == null) {
            throw new IllegalStateException("the view is not open yet");
        }
        return open;
    }

    @Override
    public void deliver(String batch) {
        // as a browser answers: not on the thread that sends
        Thread.ofVirtual().start(() -> {
            var json = RemoteDoor.parse(batch);
            if (json.path("from").asLong() > seen.getAndSet(json.path("to").asLong())) {
                // a browser loads the document again here, which is not shown to anybody in this process
                view().ready(json.path("from").asLong());
                return;
            }
            for (var event : json.path("events")) {
                if (event.path("t").asString("").equals("applied")) {
                    revision.set(event.path("revision").asLong());
                }
                events.add(event);
            }
            view().received(json.path("to").asLong());
        });
    }

    @Override
    public Duration pace() {
        return Duration.ofMillis(50);
    }

    long submit(JsonNode operations) {
        var number = sequence.incrementAndGet();
        var batch = JsonNodeFactory.instance
                .objectNode()
                .put("client", client.toString())
                .put("sequence", number)
                .put("base", revision.get());
        batch.set("operations", operations);
        view().submit(batch.toString());
        return number;
    }

    void command(String command) {
        view().command(command);
    }

    List<JsonNode> events() {
        return events;
    }
}
