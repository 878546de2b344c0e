package io.paddock.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

class ScheduledJobsTest {

    @Test
    void aSlowJobHoldsUpNoOther() {
        new ApplicationContextRunner()
                .withPropertyValues("spring.threads.virtual.enabled=true")
                .withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class))
                .withUserConfiguration(Jobs.class, ScheduledJobs.class)
                .run(application -> {
                    var jobs = application.getBean(Jobs.class);
                    try {
                        await().until(() -> jobs.slowBegun.getCount() == 0);
                        int before = jobs.quick.get();
                        await().atMost(Duration.ofSeconds(5)).until(() -> jobs.quick.get() > before + 2);
                    } finally {
                        jobs.release.countDown();
                    }
                });
    }

    @Test
    void theEndWaitsForNoJobThatIsYetToCome() {
        var jobs = new ScheduledJobs();
        var registrar = new ScheduledTaskRegistrar();
        jobs.configureTasks(registrar);
        var inAnHour = Objects.requireNonNull(registrar.getScheduler())
                .schedule(() -> {}, Instant.now().plus(Duration.ofHours(1)));

        jobs.end();

        assertThat(inAnHour.isCancelled()).isTrue();
    }

    @EnableScheduling
    static class Jobs {

        final CountDownLatch slowBegun = new CountDownLatch(1);
        final CountDownLatch release = new CountDownLatch(1);
        final AtomicInteger quick = new AtomicInteger();

        @Scheduled(fixedDelay = 10)
        void slow() throws InterruptedException {
            slowBegun.countDown();
            release.await(30, TimeUnit.SECONDS);
        }

        @Scheduled(fixedDelay = 10)
        void quick() {
            quick.incrementAndGet();
        }
    }
}
