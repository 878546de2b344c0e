package io.paddock.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReconnectPolicyTest {

    private final ReconnectPolicy policy = ReconnectPolicy.standard();

    @Test
    void triesAtOnceThenWaitsLongerAndLonger() {
        assertThat(IntStream.range(0, 9)
                        .mapToObj(n ->
                                policy.pause(n, Duration.ZERO).orElseThrow().toMillis()))
                .containsExactly(0L, 100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
        assertThat(policy.pause(Integer.MAX_VALUE, Duration.ZERO)).contains(Duration.ofSeconds(5));
    }

    @Test
    void givesUpInTheEnd() {
        assertThat(policy.pause(3, Duration.ofSeconds(119))).isPresent();
        assertThat(policy.pause(3, Duration.ofMinutes(2))).isEmpty();
    }

    @Test
    void refusesPausesThatMakeNoSense() {
        assertThatThrownBy(() -> new ReconnectPolicy(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new ReconnectPolicy(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
