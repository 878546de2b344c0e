package io.paddock.support;

import io.paddock.account.Circle;

/** An institution made for a test: a department with two courses. */
public record Ground(Circle institution, Circle department, Circle course, Circle otherCourse) {}
