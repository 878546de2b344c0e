package io.paddock.assignment;

import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often something may be handed in, and what it costs to be late.
 *
 * @param latePercent of the points, for each day that has begun after the due date
 * @param attempts how many hand-ins there may be; null for any number
 */
public record HandInRules(int latePercent, @Nullable Integer attempts) {

    public static final HandInRules FREE = new HandInRules(0, null);

    private static final int MOST_ATTEMPTS = 1_000;
    private static final Duration DAY = Duration.ofDays(1);

    public HandInRules {
        if (latePercent < 0 || latePercent > 100) {
            throw new Refusal(Message.of("assignment.rules.percent"));
        }
        if (attempts != null && (attempts < 1 || attempts > MOST_ATTEMPTS)) {
            throw new Refusal(Message.of("assignment.rules.attempts", MOST_ATTEMPTS));
        }
    }

    /** The percent that are taken off what is handed in so long after the due date. */
    public int deduction(Duration late) {
        if (!late.isPositive() || latePercent == 0) {
            return 0;
        }
        var days = late.minusNanos(1).dividedBy(DAY) + 1;
        return (int) Math.min(100, days * latePercent);
    }
}
