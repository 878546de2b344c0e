package io.paddock.course;

import io.paddock.base.language.Message;

/**
 * Something in a course's files that must be mended.
 *
 * @param file relative to the content folder
 * @param line from 1; 0 where the whole file is meant
 * @param message what is wrong and what was expected
 */
public record ContentProblem(String file, int line, Message message) {}
