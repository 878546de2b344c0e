package io.paddock.assignment.sheet;

import io.paddock.base.language.Message;

/**
 * Something that is wrong with a source notebook.
 *
 * @param cell counted from 1; 0 for the notebook as a whole
 * @param name of the cell, as {@link SheetCell#name()} gives it
 */
public record SheetProblem(int cell, String name, Message message) {}
