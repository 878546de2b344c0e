package io.paddock.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkLoopTest {

    private static final Duration NEVER = Duration.ofDays(1);

    /** A thread may run before the one that has started it goes on. */
    @Test
    void worksHoweverEarlyItsThreadBegins() throws InterruptedException {
        for (int start = 0; start < 5_000; start++) {
            var worked = new CountDownLatch(1);
            var loop = new WorkLoop("loop", () -> tell(worked), NEVER);
            loop.start();
            assertThat(worked.await(10, TimeUnit.SECONDS)).as("start " + start).isTrue();
            loop.stop();
        }
    }

    private static boolean tell(CountDownLatch worked) {
        worked.countDown();
        return false;
    }

    @Test
    void goesOnWhileThereIsMoreAndWhenItIsWoken() throws InterruptedException {
        var left = new AtomicInteger(3);
        var idle = new Semaphore(0);
        var loop = new WorkLoop(
                "loop",
                () -> {
                    if (left.getAndDecrement() > 0) {
                        return true;
                    }
                    idle.release();
                    return false;
                },
                NEVER);
        loop.start();
        assertThat(idle.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        assertThat(left).hasValue(-1);

        loop.wake();
        assertThat(idle.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        assertThat(loop.isRunning()).isTrue();
        loop.stop();
        assertThat(loop.isRunning()).isFalse();
    }
}
