package io.paddock.account.signin;

import io.paddock.account.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A link that works once, until it expires. */
@Entity
@Table(name = "one_time_link")
class OneTimeLinkEntity {

    @Id
    private String tokenHash;

    private String purpose;
    private Instant expiresAt;
    private @Nullable Instant usedAt;
    private @Nullable Long personId;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected OneTimeLinkEntity() {}

    OneTimeLinkEntity(String tokenHash, String purpose, Instant expiresAt) {
        this.tokenHash = tokenHash;
        this.purpose = purpose;
        this.expiresAt = expiresAt;
    }

    OneTimeLinkEntity(String tokenHash, String purpose, Instant expiresAt, UserId person) {
        this(tokenHash, purpose, expiresAt);
        personId = person.value();
    }

    Optional<UserId> person() {
        return Optional.ofNullable(personId).map(UserId::new);
    }

    boolean works(String wanted, Instant now) {
        return purpose.equals(wanted) && usedAt == null && now.isBefore(expiresAt);
    }

    void use(Instant now) {
        usedAt = now;
    }
}
