package io.paddock.account;

import io.paddock.base.language.Language;

/**
 * Somebody who is to be let in.
 *
 * @param circle where the person gets the role
 */
public record Invitee(String signInName, String displayName, Language language, CircleId circle, Role role) {}
