package io.paddock.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachedTimeTest {

    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    @Test
    void aStartedMinuteCounts() {
        var time = AttachedTime.from(START, 0);
        assertThat(time.begun()).isEqualTo(1);
        assertThat(time.seen(START.plusSeconds(59)).begun()).isEqualTo(1);
        assertThat(time.seen(START.plusSeconds(60)).begun()).isEqualTo(2);
    }

    @Test
    void aClockThatIsSetBackOrAheadAddsNothing() {
        var time = AttachedTime.from(START, 0).seen(START.plusSeconds(50));

        var back = time.seen(START.minus(Duration.ofHours(1)));
        assertThat(back.attached()).isEqualTo(Duration.ofSeconds(50));
        var ahead = back.seen(START.plus(Duration.ofHours(3)));
        assertThat(ahead.attached()).isEqualTo(Duration.ofSeconds(50));
        assertThat(ahead.seen(START.plus(Duration.ofHours(3)).plusSeconds(10)).begun())
                .isEqualTo(2);
    }

    @Test
    void aRestartChargesNoMinuteTwiceAndNoneEarly() {
        var again = AttachedTime.from(START, 7);
        assertThat(again.begun()).isEqualTo(7);
        assertThat(again.seen(START.plusSeconds(59)).begun()).isEqualTo(7);
        assertThat(again.seen(START.plusSeconds(60)).begun()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neverCountsMoreThanReallyPassed(long seed) {
        var random = new Random(seed);
        var time = AttachedTime.from(START, 0);
        var now = START;
        long really = 0;
        int begun = time.begun();
        for (int look = 0; look < 500; look++) {
            if (random.nextInt(10) == 0) {
                // somebody sets the clock, an hour either way
                now = now.plusSeconds(random.nextInt(2 * 3600) - 3600L);
                time = time.seen(now);
                really += AttachedTime.LONGEST_GAP.toSeconds();
            } else {
                int passed = random.nextInt(20);
                now = now.plusSeconds(passed);
                really += passed;
                time = time.seen(now);
            }
            assertThat(time.begun()).isGreaterThanOrEqualTo(begun);
            begun = time.begun();
        }
        assertThat(time.attached().toSeconds()).isLessThanOrEqualTo(really);
    }
}
