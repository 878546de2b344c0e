package io.paddock.account.signin;

import io.paddock.account.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A browser that stays signed in when the application starts again; its token changes with each use. */
@Entity
@Table(name = "remembered_device")
class RememberedDeviceEntity {

    /** A page loads many things at once, all with the token of before. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    @Id
    private String seriesHash;

    private String tokenHash;
    private @Nullable String previousHash;
    private long personId;
    private Instant rotatedAt;
    private Instant expiresAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected RememberedDeviceEntity() {}

    RememberedDeviceEntity(String seriesHash, String tokenHash, UserId person, Instant now, Instant expiresAt) {
        this.seriesHash = seriesHash;
        this.tokenHash = tokenHash;
        personId = person.value();
        rotatedAt = now;
        this.expiresAt = expiresAt;
    }

    UserId person() {
        return new UserId(personId);
    }

    boolean isCurrent(String hash, Instant now) {
        return hash.equals(tokenHash) && now.isBefore(expiresAt);
    }

    /** Whether the token was just replaced, by a request that ran beside this one. */
    boolean wasCurrent(String hash, Instant now) {
        return hash.equals(previousHash) && now.isBefore(rotatedAt.plus(GRACE)) && now.isBefore(expiresAt);
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    void rotate(String hash, Instant now) {
        previousHash = tokenHash;
        tokenHash = hash;
        rotatedAt = now;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
