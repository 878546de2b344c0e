package io.paddock.account;

/**
 * A student whom the institution is to know from now on.
 *
 * @param mail an address, or empty
 */
public record NewStudent(StudentNumber number, String displayName, String mail) {}
