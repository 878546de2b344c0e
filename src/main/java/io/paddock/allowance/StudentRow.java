package io.paddock.allowance;

import io.paddock.account.UserId;

/** A student of a course with what is left there. */
public record StudentRow(UserId student, String name, Credits left) {}
