package io.paddock.course.roster;

import io.paddock.account.Role;
import io.paddock.base.language.Language;

/**
 * Somebody who is to be in a course.
 *
 * @param number a student number or sign-in name
 * @param name for somebody without an account, else empty
 * @param section of a student, or empty
 * @param language of a new account
 */
public record Addition(String number, String name, Role role, String section, Language language) {}
