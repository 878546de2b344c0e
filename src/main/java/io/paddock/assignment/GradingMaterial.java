package io.paddock.assignment;

import io.paddock.assignment.sheet.Sheet;

/**
 * What a grading run needs beside the student's notebook.
 *
 * @param version identifies the teacher's notebook; it never changes
 * @param source with solutions and hidden tests: never to leave the server
 * @param given as students got it
 */
public record GradingMaterial(Assignment assignment, long version, Sheet source, Sheet given) {}
