package io.paddock.allowance;

import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a course fills its students' allowances up again.
 *
 * @param level each student is filled up to it; what is there is not given twice
 * @param next when it happens next; null for never again
 * @param ends when what students have left lapses, and the filling up with it; null for never
 */
public record Refill(
        Credits level,
        Rhythm rhythm,
        @Nullable Instant next,
        @Nullable Instant ends) {

    /** How often. */
    public enum Rhythm {
        /** At the same time of the institution's clock each week. */
        WEEKLY,
        /** Once, as for a whole term. */
        ONCE
    }

    private static final int WEEKS_PASSED_OVER = 10_000;

    public Refill {
        next = next == null ? null : next.truncatedTo(ChronoUnit.MICROS);
        ends = ends == null ? null : ends.truncatedTo(ChronoUnit.MICROS);
        if (level.milli() <= 0 || level.compareTo(GrantPlan.MOST) > 0) {
            throw new Refusal(Message.of("allowance.refill.level", GrantPlan.MOST.shown()));
        }
        if (next != null && ends != null && !ends.isAfter(next)) {
            throw new Refusal(Message.of("allowance.refill.ends-first"));
        }
    }

    /** What a student may have at once before a refill, to be repaid by it. */
    public Credits advance() {
        return new Credits(level.milli() / 4);
    }

    /** When it happens after this; weeks in which Paddock was away are passed over. Null for never again. */
    @Nullable Instant after(Instant now, ZoneId zone) {
        if (next == null || rhythm == Rhythm.ONCE) {
            return null;
        }
        var local = next.atZone(zone);
        for (var week = 1; week < WEEKS_PASSED_OVER; week++) {
            var then = local.plusWeeks(week).toInstant();
            if (then.isAfter(now)) {
                return ends == null || then.isBefore(ends) ? then : null;
            }
        }
        return null;
    }
}
