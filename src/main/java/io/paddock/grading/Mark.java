package io.paddock.grading;

import io.paddock.account.UserId;
import io.paddock.assignment.sheet.Points;

/** What a person gave for an answer, and said about it. */
public record Mark(Points points, String remark, UserId by) {}
