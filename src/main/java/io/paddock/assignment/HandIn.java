package io.paddock.assignment;

/**
 * The result of handing in.
 *
 * @param repeated whether nothing has changed since the submission before, so that its receipt stands
 */
public record HandIn(Submission submission, boolean repeated) {}
