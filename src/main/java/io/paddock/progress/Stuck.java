package io.paddock.progress;

import io.paddock.notebook.RunTrouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why somebody seems to get no further with a lesson. */
public enum Stuck {
    /** The same cell has failed again and again. */
    FAILS_AGAIN,
    /** An error has stood there for long. */
    ERROR_STANDS,
    /** Begun, and not touched for days. */
    LEFT_LYING;

    static final int FAILURES = 3;
    static final Duration ERROR = Duration.ofMinutes(30);
    static final Duration LYING = Duration.ofDays(7);

    /** Whoever has done the lesson once is not stuck in it. */
    static Optional<Stuck> in(boolean done, Instant touchedAt, @Nullable RunTrouble trouble, Instant now) {
        if (done) {
            return Optional.empty();
        }
        if (trouble != null && trouble.failures() >= FAILURES) {
            return Optional.of(FAILS_AGAIN);
        }
        if (trouble != null && !trouble.since().plus(ERROR).isAfter(now)) {
            return Optional.of(ERROR_STANDS);
        }
        return touchedAt.plus(LYING).isAfter(now) ? Optional.empty() : Optional.of(LEFT_LYING);
    }
}
