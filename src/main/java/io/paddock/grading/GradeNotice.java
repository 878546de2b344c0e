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

    @EventListener
    void on(GradeAwarded awarded) {
        var student = awarded.submission().person();
        var assignment = assignments.find(student, awarded.submission().assignment());
        accounts.find(student)
                .ifPresent(person -> notices.post(
                        student,
                        NoticeKind.GRADE_OUT,
                        Message.of(
                                "grading.notice.grade-out", assignment.title().in(person.language())),
                        GradingLinks.assignment(assignment),
                        null));
    }
}
