package io.paddock.notebook;

import io.paddock.account.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One view of a notebook: a cursor into its events and at most two batches that have not been received yet. With one, the first output of a run would wait
 * until the page has taken in that the run began.
 *
 * <p>It holds no events of its own, so a slow browser costs no memory. Used in the notebook's turns only.
 */
final class Viewer {

    /** What follows a click may go at once after a quiet while: the answer, the run's beginning, its first output. */
    private static final int AT_ONCE = 4;

    private static final int MOST_UNDER_WAY = 2;

    private final Audience audience;
    private final UserId person;
    private final String name;
    private final boolean readOnly;
    private final ViewerSink sink;
    private final Clock clock;
    private final LiveTimer timer;
    private long cursor = -1;
    /** Where the batches end that have not been received yet. */
    private final Deque<Long> underWay = new ArrayDeque<>(MOST_UNDER_WAY);

    private boolean timed;
    /** Batches sent so far are within the pace from here on. */
    private Instant pacedAt = Instant.EPOCH;

    Viewer(
            Audience audience,
            UserId person,
            String name,
            boolean readOnly,
            ViewerSink sink,
            Clock clock,
            LiveTimer timer) {
        this.audience = audience;
        this.person = person;
        this.name = name;
        this.readOnly = readOnly;
        this.sink = sink;
        this.clock = clock;
        this.timer = timer;
    }

    Audience audience() {
        return audience;
    }

    UserId person() {
        return person;
    }

    String name() {
        return name;
    }

    boolean readOnly() {
        return readOnly;
    }

    /** The browser has the document and all events up to this one. */
    void ready(long event, EventLog log) {
        cursor = event;
        underWay.clear();
        flush(log);
    }

    void received(long event, EventLog log) {
        if (underWay.removeIf(end -> end <= event)) {
            flush(log);
        }
    }

    /** Sends what there is: at once if there were few batches lately, else when the pace allows it. */
    void flush(EventLog log) {
        if (cursor < 0 || isFull() || timed || cursor == log.newest()) {
            return;
        }
        var wait = Duration.between(clock.instant(), pacedAt).minus(sink.pace().multipliedBy(AT_ONCE - 1));
        if (wait.isPositive()) {
            timed = true;
            timer.after(wait, () -> {
                timed = false;
                send(log);
            });
        } else {
            send(log);
        }
    }

    private void send(EventLog log) {
        if (isFull() || cursor < 0 || cursor == log.newest()) {
            return;
        }
        if (!log.reaches(cursor)) {
            loadAgain(log);
            return;
        }
        var batch = log.after(cursor, audience);
        cursor = batch.to();
        underWay.addLast(cursor);
        pace();
        sink.deliver(batch.json());
    }

    private boolean isFull() {
        return underWay.size() >= MOST_UNDER_WAY;
    }

    /** An empty batch that begins beyond what the browser has seen: it loads the document and says ready again. */
    private void loadAgain(EventLog log) {
        cursor = -1;
        underWay.clear();
        pace();
        var beyond = log.newest();
        sink.deliver("{\"from\":" + beyond + ",\"to\":" + beyond + ",\"events\":[]}");
    }

    private void pace() {
        var now = clock.instant();
        pacedAt = (pacedAt.isAfter(now) ? pacedAt : now).plus(sink.pace());
    }
}
