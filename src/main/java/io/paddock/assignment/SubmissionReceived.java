package io.paddock.assignment;

/** Published inside the transaction that stores a submission: what listeners write is stored with it or not at all. */
public record SubmissionReceived(Assignment assignment, Submission submission) {}
