package io.paddock.grading;

import io.paddock.assignment.SubmissionReceived;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Puts submissions into the queue and keeps one thread at work on it. */
@Component
@EnableConfigurationProperties(GradingSettings.class)
class GradingClockwork implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(GradingClockwork.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final GradingQueue queue;
    private final GradingWorker worker;
    private final GradingSettings settings;
    private final WorkLoop loop = new WorkLoop("grading", this::workOnce, PAUSE);

    GradingClockwork(GradingQueue queue, GradingWorker worker, GradingSettings settings) {
        this.queue = queue;
        this.worker = worker;
        this.settings = settings;
    }

    /** In the transaction that stores the submission, so that none is stored and never graded. */
    @EventListener
    void on(SubmissionReceived received) {
        var submission = received.submission();
        queue.addSubmission(submission.assignment(), submission.person(), submission.id());
    }

    /** Not before: until then the queue does not show it. */
    @TransactionalEventListener(fallbackExecution = true)
    void stored(SubmissionReceived received) {
        wake();
    }

    /** There is something new in the queue. */
    void wake() {
        loop.wake();
    }

    @Override
    public void start() {
        if (settings.work()) {
            var taken = queue.takeUp();
            if (taken > 0) {
                LOG.info("{} grading runs that were under way are run again", taken);
            }
            loop.start();
        }
    }

    /** False where there is nothing to do for now. */
    private boolean workOnce() {
        try {
            return worker.workOnce();
        } catch (RuntimeException e) {
            LOG.warn("The grading queue cannot be read; tried again in a moment", e);
            return false;
        }
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
