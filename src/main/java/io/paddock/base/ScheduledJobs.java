package io.paddock.base;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Runs scheduled jobs beside each other: one that waits for the engine or for a mail server holds up itself only. Left to itself, Spring runs all jobs with a
 * fixed delay on one thread, with virtual threads too.
 */
@Component
class ScheduledJobs implements SchedulingConfigurer {

    /** More than there are jobs. */
    private static final int MOST_AT_ONCE = 64;

    private static final int END_WITHIN_SECONDS = 5;

    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();

    ScheduledJobs() {
        scheduler.setPoolSize(MOST_AT_ONCE);
        scheduler.setThreadFactory(Thread.ofVirtual().name("job-", 0).factory());
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        // those under way, not those that would be next
        scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        scheduler.setAwaitTerminationSeconds(END_WITHIN_SECONDS);
        scheduler.initialize();
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar jobs) {
        jobs.setTaskScheduler(scheduler);
    }

    /** Before anything that jobs use goes. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        scheduler.shutdown();
    }
}
