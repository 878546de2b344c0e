package io.paddock.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.notebook.RunTrouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class StuckTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void aCellThatFailsForTheThirdTimeIsAtOnce() {
        assertThat(Stuck.in(false, NOW, trouble(3, Duration.ZERO), NOW)).contains(Stuck.FAILS_AGAIN);
        assertThat(Stuck.in(false, NOW, trouble(2, Duration.ZERO), NOW)).isEmpty();
    }

    @Test
    void anErrorThatStandsForHalfAnHourIs() {
        assertThat(Stuck.in(false, NOW, trouble(1, Stuck.ERROR), NOW)).contains(Stuck.ERROR_STANDS);
        assertThat(Stuck.in(false, NOW, trouble(1, Stuck.ERROR.minusSeconds(1)), NOW))
                .isEmpty();
    }

    @Test
    void aLessonThatLiesForAWeekIs() {
        assertThat(Stuck.in(false, NOW.minus(Stuck.LYING), null, NOW)).contains(Stuck.LEFT_LYING);
        assertThat(Stuck.in(false, NOW.minus(Stuck.LYING).plusSeconds(1), null, NOW))
                .isEmpty();
    }

    /** What is done is never stuck; more failures, an older error or a longer rest never make anybody less stuck. */
    @RepeatedTest(300)
    void moreTroubleIsNeverLess() {
        var random = new Random();
        var failures = random.nextInt(6);
        var age = Duration.ofMinutes(random.nextInt(120));
        var rest = Duration.ofHours(random.nextInt(24 * 14));
        var trouble = failures == 0 ? null : trouble(failures, age);
        var worse = trouble(failures + random.nextInt(3) + 1, age.plusMinutes(random.nextInt(60)));

        assertThat(Stuck.in(true, NOW.minus(rest), trouble, NOW)).isEmpty();
        if (Stuck.in(false, NOW.minus(rest), trouble, NOW).isPresent()) {
            assertThat(Stuck.in(false, NOW.minus(rest), worse, NOW)).isPresent();
            assertThat(Stuck.in(false, NOW.minus(rest.multipliedBy(2)), trouble, NOW))
                    .isPresent();
        }
    }

    private static RunTrouble trouble(int failures, Duration age) {
        return new RunTrouble(failures, NOW.minus(age));
    }
}
