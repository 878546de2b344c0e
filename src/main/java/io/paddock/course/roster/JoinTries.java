package io.paddock.course.roster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.paddock.account.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets nobody guess codes: after ten wrong ones a person waits. */
@Component
class JoinTries {

    private static final int FREE = 10;
    private static final Duration WAIT = Duration.ofMinutes(10);

    private record Count(int wrong, Instant last) {}

    private final Clock clock;
    private final Cache<UserId, Count> counts = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    JoinTries(Clock clock) {
        this.clock = clock;
    }

    /** Until when the person has to wait; empty for those who may try. */
    Optional<Instant> waitsUntil(UserId person) {
        return Optional.ofNullable(counts.getIfPresent(person))
                .filter(count -> count.wrong() >= FREE)
                .map(count -> count.last().plus(WAIT))
                .filter(until -> clock.instant().isBefore(until));
    }

    void wrong(UserId person) {
        var now = clock.instant();
        counts.asMap()
                .merge(
                        person,
                        new Count(1, now),
                        (old, one) -> now.isBefore(old.last().plus(WAIT)) ? new Count(old.wrong() + 1, now) : one);
    }
}
