package io.paddock.account;

/** What a circle stands for; a circle lies in one of an earlier kind. */
public enum CircleKind {
    INSTITUTION,
    DEPARTMENT,
    COURSE,
    SECTION
}
