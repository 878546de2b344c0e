package io.paddock.account;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes the record into the database. */
@Component
class AuditLog implements Audit {

    private static final int LONGEST_SUBJECT = 160;

    private final AuditEntryRepository entries;
    private final CircleRepository circles;
    private final MembershipRepository memberships;
    private final ManyRows rows;
    private final JsonMapper json;
    private final Clock clock;

    AuditLog(
            AuditEntryRepository entries,
            CircleRepository circles,
            MembershipRepository memberships,
            ManyRows rows,
            JsonMapper json,
            Clock clock) {
        this.entries = entries;
        this.circles = circles;
        this.memberships = memberships;
        this.rows = rows;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void record(
            @Nullable UserId actor,
            String action,
            String subject,
            @Nullable CircleId circle,
            Map<String, String> details) {
        entries.save(new AuditEntryEntity(
                clock.instant(),
                actor,
                action,
                subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject,
                circle,
                institution(actor, circle),
                json.writeValueAsString(new TreeMap<>(details))));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAll(
            @Nullable UserId actor,
            String action,
            Collection<String> subjects,
            @Nullable CircleId circle,
            Map<String, String> details) {
        if (subjects.isEmpty()) {
            return;
        }
        var institution = institution(actor, circle);
        var facts = json.writeValueAsString(new TreeMap<>(details));
        var at = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        rows.insert(
                "audit_entry",
                List.of("at", "actor_id", "action", "subject", "circle_id", "institution_id", "details"),
                subjects.stream()
                        .map(subject -> Arrays.<@Nullable Object>asList(
                                at,
                                actor == null ? null : actor.value(),
                                action,
                                subject,
                                circle == null ? null : circle.value(),
                                institution,
                                facts))
                        .toList());
    }

    /** Whose auditors see the entry: those of the circle's institution, else those of the actor's first one. */
    private @Nullable Long institution(@Nullable UserId actor, @Nullable CircleId circle) {
        if (circle != null) {
            return circles.institutionOf(circle.value()).orElse(null);
        }
        if (actor == null) {
            return null;
        }
        return memberships.institutionsOf(actor.value()).stream().findFirst().orElse(null);
    }
}
