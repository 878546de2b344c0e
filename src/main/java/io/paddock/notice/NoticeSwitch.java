package io.paddock.notice;

/** Where a person wants to hear of one kind of thing. */
public record NoticeSwitch(boolean shown, boolean mailed) {

    /** In the application, and by no mail that nobody asked for. */
    static final NoticeSwitch USUAL = new NoticeSwitch(true, false);
}
