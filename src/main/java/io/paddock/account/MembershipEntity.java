package io.paddock.account;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a person holds a role in a circle; the platform's role is held in none. */
@Entity
@Table(name = "membership")
class MembershipEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long personId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "circle_id")
    private @Nullable CircleEntity circle;

    @Enumerated(EnumType.STRING)
    private Role role;

    private Instant since;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected MembershipEntity() {}

    MembershipEntity(UserId person, @Nullable CircleEntity circle, Role role, Instant since) {
        personId = person.value();
        this.circle = circle;
        this.role = role;
        this.since = since;
    }

    UserId person() {
        return new UserId(personId);
    }

    Role role() {
        return role;
    }

    Instant since() {
        return since;
    }

    Membership toMembership() {
        if (circle == null) {
            throw new IllegalStateException("a role of the platform is held in no circle");
        }
        return new Membership(person(), circle.toCircle(), role);
    }
}
