package io.paddock.grading;

import io.paddock.assignment.Assignment;
import io.paddock.assignment.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says that students may see grades. Who cannot listen undoes no grade, and keeps nobody from the next one. */
@Component
class Awards {

    private static final Logger LOG = LoggerFactory.getLogger(Awards.class);

    private final ApplicationEventPublisher events;

    Awards(ApplicationEventPublisher events) {
        this.events = events;
    }

    void tell(Assignment assignment, Submission submission) {
        try {
            events.publishEvent(new GradeAwarded(assignment, submission));
        } catch (RuntimeException e) {
            LOG.error("The grade of submission {} is stored, but not everybody was told of it", submission.id(), e);
        }
    }
}
