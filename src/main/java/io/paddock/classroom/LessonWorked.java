package io.paddock.classroom;

/** Published inside the transaction that stores it, whenever a lesson was opened or has got on. */
public record LessonWorked(LessonWork work) {}
