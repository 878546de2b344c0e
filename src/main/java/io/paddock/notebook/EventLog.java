package io.paddock.notebook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The newest events of one notebook, numbered, shared by all its viewers, bounded in number and bytes. Who is further behind
 * than it reaches loads the document again.
 *
 * <p>Not safe for several threads.
 */
final class EventLog {

    private static final int BATCH_EVENTS = 500;
    private static final int BATCH_BYTES = 512 * 1024;

    private final int maxEvents;
    private final long maxBytes;
    private final ArrayDeque<LiveEvent> events = new ArrayDeque<>();
    private long newest;
    private long bytes;

    EventLog(long newest, int maxEvents, long maxBytes) {
        this.newest = newest;
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
    }

    /** The number of the newest event. */
    long newest() {
        return newest;
    }

    /** The number before the oldest event that is held. */
    private long before() {
        return newest - events.size();
    }

    boolean reaches(long number) {
        return number >= before() && number <= newest;
    }

    void add(LiveEvent event) {
        events.addLast(event);
        bytes += event.weight();
        newest++;
        while (events.size() > maxEvents || (bytes > maxBytes && events.size() > 1)) {
            bytes -= events.removeFirst().weight();
        }
    }

    /** Something happened while nobody looked: who comes back loads the document again. */
    void passOver() {
        events.clear();
        bytes = 0;
        newest++;
    }

    /** The events after a number, as one batch of the protocol; events for others leave a mark, so that the numbers stay whole. */
    Batch after(long number, Audience audience) {
        var skip = number - before();
        var parts = new ArrayList<String>();
        var size = 0;
        var to = number;
        for (var event : events) {
            if (skip-- > 0) {
                continue;
            }
            if (parts.size() >= BATCH_EVENTS || size > BATCH_BYTES) {
                break;
            }
            var json = isFor(event, audience.client()) ? event.json(audience) : "{\"t\":\"none\"}";
            parts.add(json);
            size += json.length();
            to++;
        }
        return new Batch(number, to, parts);
    }

    private static boolean isFor(LiveEvent event, UUID client) {
        var only = event.only();
        return only == null || only.equals(client);
    }

    /** Events {@code from + 1} to {@code to}. */
    record Batch(long from, long to, List<String> events) {

        boolean isEmpty() {
            return events.isEmpty();
        }

        String json() {
            return "{\"from\":" + from + ",\"to\":" + to + ",\"events\":[" + String.join(",", events) + "]}";
        }
    }
}
