package io.paddock.account;

import java.time.Instant;

/**
 * With number and code a student chooses the first password, once. The code is shown to the one who asked for it, and
 * stored as a hash only.
 */
public record ActivationCode(Person person, StudentNumber number, String mail, String code, Instant expiresAt) {}
