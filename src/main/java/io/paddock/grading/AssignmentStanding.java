package io.paddock.grading;

import io.paddock.assignment.Dates;
import io.paddock.assignment.Submission;
import io.paddock.assignment.sheet.Points;
import org.jspecify.annotations.Nullable;

/**
 * How a person stands with an assignment.
 *
 * @param dates those that hold for the person; none where it was withdrawn
 * @param begun whether its notebook was opened
 * @param last what was handed in last; null for nothing
 * @param points of the grade, once it is released
 * @param possible that can be had
 */
public record AssignmentStanding(
        Dates dates,
        boolean begun,
        @Nullable Submission last,
        @Nullable Points points,
        Points possible) {}
