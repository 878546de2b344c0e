package io.paddock.grading;

import io.paddock.assignment.Assignment;
import io.paddock.assignment.Submission;
import io.paddock.base.news.News;

/**
 * Published after a grade was released, or changed after its release, by a mark or by another run: its student may see
 * it. The grade is stored by then and stays, whatever listeners do.
 */
public record GradeAwarded(Assignment assignment, Submission submission) implements News {}
