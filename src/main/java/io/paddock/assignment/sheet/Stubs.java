package io.paddock.assignment.sheet;

/**
 * What stands in place of a solution in the student's notebook, in the notebook's language.
 *
 * @param code a comment line; an error that says "not done yet" follows it
 * @param text for answers in words
 */
public record Stubs(String code, String text) {}
