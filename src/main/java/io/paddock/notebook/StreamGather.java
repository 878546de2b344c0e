package io.paddock.notebook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a stream prints in quick succession together: the first piece goes at once, then one every 50 ms. A flood of more lines than
 * a browser shows goes as a whole new output instead, and more rarely.
 */
final class StreamGather {

    static final Duration PACE = Duration.ofMillis(50);
    static final Duration FLOOD_PACE = Duration.ofMillis(500);
    static final Duration REDRAW_PACE = Duration.ofMillis(200);

    /** Where gathered text goes. */
    interface Target {

        void append(String cell, int index, String text);

        /** The output is to be shown anew, as it is now. */
        void show(String cell, int index);
    }

    private final Target target;
    private final int shownLines;
    private final Clock clock;
    private final LiveTimer timer;
    private final StringBuilder text = new StringBuilder();
    private @Nullable String cell;
    private int index;
    private int lines;
    private boolean flood;
    private boolean redraw;
    private boolean timed;
    private Instant flushedAt = Instant.EPOCH;
    private Duration pace = PACE;

    StreamGather(Target target, int shownLines, Clock clock, LiveTimer timer) {
        this.target = target;
        this.shownLines = shownLines;
        this.clock = clock;
        this.timer = timer;
    }

    void append(String toCell, int toIndex, String more) {
        turnTo(toCell, toIndex);
        if (!flood && !redraw) {
            text.append(more);
            lines += lineEnds(more);
            flood = lines > shownLines;
            if (flood) {
                text.setLength(0);
            }
        }
        handOn();
    }

    /** The stream has changed elsewhere than at its end: it is shown anew. */
    void redraw(String toCell, int toIndex) {
        turnTo(toCell, toIndex);
        redraw = true;
        text.setLength(0);
        handOn();
    }

    private void turnTo(String toCell, int toIndex) {
        if (cell != null && (!cell.equals(toCell) || index != toIndex)) {
            flush();
        }
        cell = toCell;
        index = toIndex;
    }

    private void handOn() {
        if (timed) {
            return;
        }
        var wait = pace.minus(Duration.between(flushedAt, clock.instant()));
        if (wait.isPositive()) {
            timed = true;
            timer.after(wait, () -> {
                timed = false;
                flush();
            });
        } else {
            flush();
        }
    }

    /** Hands on what has been gathered; called before any other event, so that the order stays. */
    void flush() {
        var to = cell;
        if (to == null) {
            return;
        }
        cell = null;
        flushedAt = clock.instant();
        pace = flood ? FLOOD_PACE : redraw ? REDRAW_PACE : PACE;
        var gathered = text.toString();
        text.setLength(0);
        lines = 0;
        if (flood || redraw) {
            flood = false;
            redraw = false;
            target.show(to, index);
        } else {
            target.append(to, index, gathered);
        }
    }

    /** Forgets what has been gathered: nobody looks, or it is shown anew anyway. */
    void drop() {
        cell = null;
        text.setLength(0);
        lines = 0;
        flood = false;
        redraw = false;
    }

    private static int lineEnds(String text) {
        var count = 0;
        for (var at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            count++;
        }
        return count;
    }
}
