package io.paddock.notebook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lets so many requests pass a second, and some more at once. Not safe for several threads. */
final class RateLimit {

    private final int perSecond;
    private final int burst;
    private final Clock clock;
    private double left;
    private Instant filledAt;

    RateLimit(int perSecond, int burst, Clock clock) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.clock = clock;
        this.left = burst;
        this.filledAt = clock.instant();
    }

    boolean passes() {
        var now = clock.instant();
        var seconds = Duration.between(filledAt, now).toMillis() / 1000.0;
        filledAt = now;
        left = Math.min(burst, left + Math.max(0, seconds) * perSecond);
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
