package io.paddock.grading;

import io.paddock.account.AccountService;
import io.paddock.assignment.AssignmentService;
import io.paddock.base.language.Message;
import io.paddock.notice.NoticeKind;
import io.paddock.notice.Notices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells students that a grade of theirs is out, or has changed. */
@Component
class GradeNotice {

    private static final Logger LOG = LoggerFactory.getLogger(GradeNotice.class);

    private final Notices notices;
    private final AccountService accounts;
    private final AssignmentService assignments;

    GradeNotice(Notices notices, AccountService accounts, AssignmentService assignments) {
        this.notices = notices;
        this.accounts = accounts;
        this.assignments = assignments;
    }

    /** Who has left the course is not told: the page is theirs no more. A notice that fails is no reason for anything else to. */
    @EventListener
    void on(GradeAwarded awarded) {
        var assignment = awarded.assignment();
        var student = awarded.submission().person();
        try {
            if (assignments.mayWork(student, assignment.circle())) {
                accounts.find(student)
                        .ifPresent(person -> notices.post(
                                student,
                                NoticeKind.GRADE_OUT,
                                Message.of(
                                        "grading.notice.grade-out",
                                        assignment.title().in(person.language())),
                                GradingLinks.assignment(assignment),
                                null));
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "Person {} was not told of the grade of {}",
                    student,
                    awarded.submission().id(),
                    e);
        }
    }
}
