package io.paddock.notebook.kernel;

import java.time.Duration;
import java.util.Optional;

/**
 * When to try again after a connection was lost: at once, then after pauses that double up to {@code longest}, until {@code giveUp} has passed.
 */
public record ReconnectPolicy(Duration first, Duration longest, Duration giveUp) {

    public ReconnectPolicy {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("pauses must be positive and the longest not shorter than the first");
        }
    }

    /** A lab that is only cut off for a moment is there again within a second; a node that restarts takes minutes. */
    public static ReconnectPolicy standard() {
        return new ReconnectPolicy(Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofMinutes(2));
    }

    /**
     * @param failures attempts that have failed since the connection was lost
     * @param lostFor how long ago that was
     * @return how long to wait before the next attempt, or empty: give up
     */
    public Optional<Duration> pause(int failures, Duration lostFor) {
        if (lostFor.compareTo(giveUp) >= 0) {
            return Optional.empty();
        }
        if (failures <= 0) {
            return Optional.of(Duration.ZERO);
        }
        Duration pause = first;
        for (int attempt = 1; attempt < failures && pause.compareTo(longest) < 0; attempt++) {
            pause = pause.multipliedBy(2);
        }
        return Optional.of(pause.compareTo(longest) < 0 ? pause : longest);
    }
}
