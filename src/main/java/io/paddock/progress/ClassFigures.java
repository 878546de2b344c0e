package io.paddock.progress;

/**
 * A class at a glance.
 *
 * @param atWork students who have begun a lesson
 * @param lessonsDone counted once for each student
 * @param stuck students who seem to get no further
 * @param waiting submissions that a grade is owed for
 */
public record ClassFigures(int students, int atWork, int lessonsDone, int stuck, int waiting) {}
