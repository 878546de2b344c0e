package io.paddock.allowance;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;

/** Whose an account is; parts that do not apply are zero. */
record AccountOwner(AccountKind kind, long circle, long person, long attachment) {

    static final AccountOwner ISSUE = new AccountOwner(AccountKind.ISSUE, 0, 0, 0);
    static final AccountOwner USAGE = new AccountOwner(AccountKind.USAGE, 0, 0, 0);

    static AccountOwner circle(CircleId circle) {
        return new AccountOwner(AccountKind.CIRCLE, circle.value(), 0, 0);
    }

    static AccountOwner member(CircleId course, UserId person) {
        return new AccountOwner(AccountKind.MEMBER, course.value(), person.value(), 0);
    }

    static AccountOwner person(UserId person) {
        return new AccountOwner(AccountKind.PERSON, 0, person.value(), 0);
    }

    static AccountOwner hold(AttachmentId attachment, CircleId course, UserId person) {
        return new AccountOwner(AccountKind.HOLD, course.value(), person.value(), attachment.value());
    }
}
