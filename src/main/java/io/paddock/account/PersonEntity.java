package io.paddock.account;

import io.paddock.base.language.Language;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A person's row. Profile and lock are written side by side: each writes only what it changed. */
@Entity
@DynamicUpdate
@Table(name = "person")
class PersonEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String signInName;
    private String displayName;
    private String language;

    @Enumerated(EnumType.STRING)
    private Theme theme;

    private String zone;
    private Instant createdAt;
    private @Nullable Instant lockedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected PersonEntity() {}

    UserId userId() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return new UserId(id);
    }

    void change(Profile profile) {
        displayName = profile.displayName();
        language = profile.language().tag();
        theme = profile.theme();
        zone = profile.zone().getId();
    }

    void lock(Instant at) {
        lockedAt = at;
    }

    void unlock() {
        lockedAt = null;
    }

    boolean isLocked() {
        return lockedAt != null;
    }

    Instant createdAt() {
        return createdAt;
    }

    Person toPerson() {
        return new Person(
                userId(),
                signInName,
                displayName,
                Language.of(Locale.forLanguageTag(language)),
                theme,
                ZoneId.of(zone));
    }
}
