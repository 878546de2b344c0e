package io.paddock.notice;

/** A person has been told something; published after it is committed, on the thread that told it. */
public record NoticePosted(Notice notice) {}
