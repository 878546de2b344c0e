package io.paddock.notebook;

import io.paddock.notebook.LongRunEnded.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Notices that cells which ran for long have come to an end while nobody looked. Used in the notebook's turns only. */
final class LongRuns {

    /** Less than this is waited for in front of the screen. */
    static final Duration LONG = Duration.ofMinutes(2);

    private final Clock clock;
    private final BiConsumer<Outcome, Duration> tell;
    private @Nullable Instant since;
    private Outcome outcome = Outcome.DONE;

    LongRuns(Clock clock, BiConsumer<Outcome, Duration> tell) {
        this.clock = clock;
        this.tell = tell;
    }

    /** A run has ended so; cells that waited behind a failed one and never ran say nothing new. */
    void ended(RunState how) {
        if (how == RunState.FAILED && outcome == Outcome.DONE) {
            outcome = Outcome.FAILED;
        } else if (how == RunState.LOST || how == RunState.INTERRUPTED) {
            outcome = Outcome.STOPPED;
        }
    }

    /**
     * To be called whenever the queue may have changed.
     *
     * @param size runs that are under way or wait
     * @param sentAt when the one under way was sent, which may have been in an earlier process; null where none is
     */
    void look(int size, @Nullable Instant sentAt, boolean watched) {
        var now = clock.instant();
        if (size > 0) {
            if (since == null) {
                since = sentAt == null ? now : sentAt;
                outcome = Outcome.DONE;
            }
            return;
        }
        var began = since;
        since = null;
        if (began != null && !watched) {
            var took = Duration.between(began, now);
            if (took.compareTo(LONG) >= 0) {
                tell.accept(outcome, took);
            }
        }
    }
}
