package io.paddock.lab;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a lab has been attached, as it was seen: a clock that jumps, backwards or ahead, and time in which nobody looked, add
 * nothing.
 *
 * @param lastSeen when somebody looked last
 */
record AttachedTime(Instant lastSeen, Duration attached) {

    /** Looked at every few seconds; more than this means that Paddock was down or the clock was set. */
    static final Duration LONGEST_GAP = Duration.ofMinutes(2);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** After a restart the last minute that was charged begins again, for nobody knows how much of it was used. */
    static AttachedTime from(Instant now, int metered) {
        return new AttachedTime(now, MINUTE.multipliedBy(Math.max(0, metered - 1)));
    }

    /** A minute that nobody paid for is skipped: the next one begins now. */
    static AttachedTime beginning(Instant now, int minute) {
        return new AttachedTime(now, MINUTE.multipliedBy(minute));
    }

    AttachedTime seen(Instant now) {
        var passed = Duration.between(lastSeen, now);
        boolean counts = !passed.isNegative() && passed.compareTo(LONGEST_GAP) <= 0;
        return new AttachedTime(now, counts ? attached.plus(passed) : attached);
    }

    /** Minutes that have been begun: a started minute counts. */
    int begun() {
        return (int) attached.dividedBy(MINUTE) + 1;
    }
}
