package io.paddock.account;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of the audit log; the database refuses to change or delete it. */
@Entity
@Immutable
@Table(name = "audit_entry")
class AuditEntryEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private Instant at;
    private @Nullable Long actorId;
    private String action;
    private String subject;
    private @Nullable Long circleId;
    private @Nullable Long institutionId;
    private String details;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected AuditEntryEntity() {}

    AuditEntryEntity(
            Instant at,
            @Nullable UserId actor,
            String action,
            String subject,
            @Nullable CircleId circle,
            @Nullable Long institution,
            String details) {
        this.at = at;
        actorId = actor == null ? null : actor.value();
        this.action = action;
        this.subject = subject;
        circleId = circle == null ? null : circle.value();
        institutionId = institution;
        this.details = details;
    }

    Instant at() {
        return at;
    }

    @Nullable UserId actor() {
        return actorId == null ? null : new UserId(actorId);
    }

    String action() {
        return action;
    }

    String subject() {
        return subject;
    }

    @Nullable CircleId circle() {
        return circleId == null ? null : new CircleId(circleId);
    }

    String details() {
        return details;
    }
}
