package io.paddock.grading;

import io.paddock.assignment.Submission;

/** Published after a grade was released, or changed after its release: its student may see it. */
public record GradeAwarded(Submission submission) {}
