package io.paddock.grading;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Works the grading queue off for tests, which all share one. */
public final class GradingFixture {

    private final ApplicationContext application;

    public GradingFixture(ApplicationContext application) {
        this.application = application;
    }

    /** What other tests have left in the queue is nobody's any more. */
    public GradingFixture clear() {
        application
                .getBean(JdbcTemplate.class)
                .update("update grading_job set state = 'FAILED' where state in ('QUEUED', 'RUNNING')");
        return this;
    }

    /** One job, to its end. */
    public void workOnce() {
        assertThat(application.getBean(GradingWorker.class).workOnce())
                .as("there was a job in the queue")
                .isTrue();
    }

    /** Every job that there is now. */
    public void workAll() {
        while (application.getBean(GradingWorker.class).workOnce()) {
            // until the queue is empty
        }
    }
}
