package io.paddock.account;

import java.time.Instant;

/**
 * A link that lets a person choose a password, once. Whoever has it can sign in as that person: it is shown to the one
 * who invites, and stored as a hash only.
 *
 * @param path below the application's address, for example {@code welcome/…}
 */
public record Invitation(Person person, String path, Instant expiresAt) {}
