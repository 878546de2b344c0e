package io.paddock.account.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: after some failures each further one costs a longer wait.
 *
 * <p>Counted for a name from one address, for a name from anywhere, and for an address with any name. A whole class may
 * sit behind one address, and nobody is to lock out somebody else for long, so these two allow more.
 */
@Component
class Attempts {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private record Count(int failures, Instant last) {}

    private record Limit(String key, int free) {}

    private final Clock clock;
    private final Cache<String, Count> counts = Caffeine.newBuilder()
            .maximumSize(200_000)
            .expireAfterWrite(FORGOTTEN_AFTER)
            .build();

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /** How long this name from this address has to wait; zero where it may try. */
    Duration wait(String name, String address) {
        var now = clock.instant();
        return limits(name, address).stream()
                .map(limit -> wait(limit, now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    void failed(String name, String address) {
        var now = clock.instant();
        for (var limit : limits(name, address)) {
            counts.asMap()
                    .merge(
                            limit.key(),
                            new Count(1, now),
                            (old, one) -> forgotten(old, now) ? one : new Count(old.failures() + 1, now));
        }
    }

    /** The right password clears the name's counts; the address keeps its own. */
    void succeeded(String name, String address) {
        counts.invalidate("both:" + address + ":" + name);
        counts.invalidate("name:" + name);
    }

    private Duration wait(Limit limit, Instant now) {
        var count = counts.getIfPresent(limit.key());
        if (count == null || forgotten(count, now) || count.failures() < limit.free()) {
            return Duration.ZERO;
        }
        var doublings = Math.min(count.failures() - limit.free(), 10);
        var wait = FIRST_WAIT.multipliedBy(1L << doublings);
        var until = count.last().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }

    private static boolean forgotten(Count count, Instant now) {
        return now.isAfter(count.last().plus(FORGOTTEN_AFTER));
    }

    private static List<Limit> limits(String name, String address) {
        return List.of(
                new Limit("both:" + address + ":" + name, 5),
                new Limit("name:" + name, 25),
                new Limit("address:" + address, 100));
    }
}
