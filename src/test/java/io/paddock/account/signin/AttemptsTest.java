package io.paddock.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.support.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private final MovableClock clock = MovableClock.stoppedAt(Instant.parse("2026-11-24T08:00:00Z"));
    private final Attempts attempts = new Attempts(clock);

    @Test
    void letsPeopleMistypeFourTimes() {
        fail(4, "li.na", "10.0.0.1");

        assertThat(attempts.wait("li.na", "10.0.0.1")).isZero();
    }

    @Test
    void waitsLongerWithEachFailure() {
        fail(5, "li.na", "10.0.0.1");
        assertThat(attempts.wait("li.na", "10.0.0.1")).isEqualTo(Duration.ofSeconds(30));

        clock.advance(Duration.ofSeconds(30));
        assertThat(attempts.wait("li.na", "10.0.0.1")).isZero();

        fail(1, "li.na", "10.0.0.1");
        assertThat(attempts.wait("li.na", "10.0.0.1")).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void neverWaitsLongerThanAQuarterOfAnHour() {
        fail(60, "li.na", "10.0.0.1");

        assertThat(attempts.wait("li.na", "10.0.0.1")).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void oneGuesserDoesNotLockOutTheSamePersonElsewhere() {
        fail(6, "li.na", "10.0.0.1");

        assertThat(attempts.wait("li.na", "10.0.0.2")).isZero();
    }

    @Test
    void guessersWithManyAddressesAreSlowedDownByName() {
        for (var host = 0; host < 25; host++) {
            attempts.failed("li.na", "10.0.1." + host);
        }

        assertThat(attempts.wait("li.na", "10.0.0.2")).isPositive();
    }

    @Test
    void guessersWithManyNamesAreSlowedDownByAddress() {
        for (var name = 0; name < 100; name++) {
            attempts.failed("name" + name, "10.0.0.1");
        }

        assertThat(attempts.wait("somebody.else", "10.0.0.1")).isPositive();
        assertThat(attempts.wait("somebody.else", "10.0.0.2")).isZero();
    }

    @Test
    void theRightPasswordClearsTheName() {
        fail(4, "li.na", "10.0.0.1");
        attempts.succeeded("li.na", "10.0.0.1");
        fail(4, "li.na", "10.0.0.1");

        assertThat(attempts.wait("li.na", "10.0.0.1")).isZero();
    }

    @Test
    void forgetsAfterAnHour() {
        fail(5, "li.na", "10.0.0.1");
        clock.advance(Duration.ofMinutes(61));
        fail(1, "li.na", "10.0.0.1");

        assertThat(attempts.wait("li.na", "10.0.0.1")).isZero();
    }

    private void fail(int times, String name, String address) {
        for (var time = 0; time < times; time++) {
            attempts.failed(name, address);
        }
    }
}
