package io.paddock.account;

/**
 * A student whom an institution knows.
 *
 * @param activated whether a password was chosen
 */
public record Student(Person person, StudentNumber number, boolean activated) {}
