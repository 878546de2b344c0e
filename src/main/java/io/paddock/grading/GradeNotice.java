package io.paddock.grading;

import io.paddock.account.AccountService;
import io.paddock.assignment.AssignmentService;
import io.paddock.base.language.Message;
import io.paddock.notice.NoticeKind;
import io.paddock.notice.Notices;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells students that a grade of theirs is out, or has changed. */
@Component
class GradeNotice {

    private final Notices notices;
    private final AccountService accounts;
    private final AssignmentService assignments;

    GradeNotice(Notices notices, AccountService accounts, AssignmentService assignments) {
        this.notices = notices;
        this.accounts = accounts;
        this.assignments = assignments;
    }

    /** Who has left the course is not told: the page is theirs no more. */
    @EventListener
    void on(GradeAwarded awarded) {
        var assignment = awarded.assignment();
        var student = awarded.submission().person();
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
    }
}
