package io.paddock.grading;

import io.paddock.account.AccountService;
import io.paddock.assignment.AssignmentService;
import io.paddock.notebook.LongRunEnded;
import io.paddock.notice.NoticeKind;
import io.paddock.notice.Notices;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people who have turned away that a long run in an assignment's notebook has ended. */
@Component
class AssignmentRunNotice {

    private final AssignmentService assignments;
    private final AccountService accounts;
    private final Notices notices;

    AssignmentRunNotice(AssignmentService assignments, AccountService accounts, Notices notices) {
        this.assignments = assignments;
        this.accounts = accounts;
        this.notices = notices;
    }

    /** Notebooks that belong to no assignment are none of ours. */
    @EventListener
    void on(LongRunEnded ended) {
        assignments
                .ofNotebook(ended.notebook())
                .ifPresent(assignment -> accounts.find(ended.owner())
                        .ifPresent(owner -> notices.post(
                                owner.id(),
                                NoticeKind.RUN_FINISHED,
                                ended.words(assignment.title().in(owner.language())),
                                GradingLinks.assignment(assignment),
                                null)));
    }
}
