package io.paddock.account.signin;

import io.paddock.account.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A person's password, as an Argon2 hash. */
@Entity
@Table(name = "credential")
class CredentialEntity {

    @Id
    private long personId;

    private String passwordHash;
    private Instant changedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected CredentialEntity() {}

    CredentialEntity(UserId person, String passwordHash, Instant changedAt) {
        personId = person.value();
        this.passwordHash = passwordHash;
        this.changedAt = changedAt;
    }

    void change(String hash, Instant at) {
        passwordHash = hash;
        changedAt = at;
    }

    String passwordHash() {
        return passwordHash;
    }

    Instant changedAt() {
        return changedAt;
    }
}
