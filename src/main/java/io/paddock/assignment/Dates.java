package io.paddock.assignment;

import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * From when to when an assignment may be worked on; each may be left open.
 *
 * @param opens before it students see nothing
 * @param due after it a hand-in is late; at this very instant it is not
 * @param closes after it nothing is taken; at this very instant it is
 */
public record Dates(
        @Nullable Instant opens,
        @Nullable Instant due,
        @Nullable Instant closes) {

    public static final Dates OPEN = new Dates(null, null, null);

    /** Why dates are refused of which the first is wrong. */
    public static final Message OPENS_LAST = Message.of("assignment.dates.opens-last");

    /** Why dates are refused of which the last is wrong. */
    public static final Message CLOSES_BEFORE_DUE = Message.of("assignment.dates.closes-before-due");

    /** What a hand-in at some instant is. */
    public enum Timing {
        TOO_EARLY,
        ON_TIME,
        LATE,
        TOO_LATE
    }

    public Dates {
        opens = truncated(opens);
        due = truncated(due);
        closes = truncated(closes);
        if ((opens != null && due != null && !opens.isBefore(due))
                || (opens != null && closes != null && !opens.isBefore(closes))) {
            throw new Refusal(OPENS_LAST);
        }
        if (due != null && closes != null && closes.isBefore(due)) {
            throw new Refusal(CLOSES_BEFORE_DUE);
        }
    }

    /** The database keeps microseconds. */
    private static @Nullable Instant truncated(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** The same for somebody who has longer: it does not close before that either. */
    Dates until(Instant longer) {
        var later = due == null || due.isBefore(longer) ? longer : due;
        return new Dates(opens, later, closes == null || closes.isAfter(later) ? closes : later);
    }

    public Timing at(Instant instant) {
        if (opens != null && instant.isBefore(opens)) {
            return Timing.TOO_EARLY;
        }
        if (closes != null && instant.isAfter(closes)) {
            return Timing.TOO_LATE;
        }
        return due != null && instant.isAfter(due) ? Timing.LATE : Timing.ON_TIME;
    }
}
