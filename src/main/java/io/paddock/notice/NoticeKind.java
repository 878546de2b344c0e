package io.paddock.notice;

/** What notices are about; people switch each on and off. */
public enum NoticeKind {
    LAB_READY,
    RUN_FINISHED,
    GRADE_OUT,
    ALLOWANCE_LOW,
    ALLOWANCE_GRANTED
}
