package io.paddock.account;

import java.time.Instant;
import java.util.Optional;

/**
 * What of the audit log somebody wants to see.
 *
 * @param person part of the name of whoever did it or had it done to them; empty for everybody
 * @param action exactly this one; empty for every one
 * @param from the earliest instant
 * @param until the first instant that is too late
 */
public record AuditFilter(String person, String action, Optional<Instant> from, Optional<Instant> until) {

    /** Everything. */
    public static final AuditFilter NONE = new AuditFilter("", "", Optional.empty(), Optional.empty());

    /** Everything that this person did or had done to them. */
    public static AuditFilter ofPerson(String name) {
        return new AuditFilter(name, "", Optional.empty(), Optional.empty());
    }

    /** Everything of one kind. */
    public static AuditFilter ofAction(String action) {
        return new AuditFilter("", action, Optional.empty(), Optional.empty());
    }
}
