package io.paddock.allowance;

/** Whose an account is. */
enum AccountKind {
    /** Where credit comes from; the only one below zero. */
    ISSUE,
    /** Where charges go. */
    USAGE,
    /** An institution's, a department's or a course's. */
    CIRCLE,
    /** A student's in a course. */
    MEMBER,
    /** A person's own, for any course. */
    PERSON,
    /** What is set aside for one lab. */
    HOLD
}
