package io.paddock.course.roster;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.course.roster.JoinCode.State;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A join code's row. */
@Entity
@Table(name = "course_join_code")
class JoinCodeEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long circleId;
    private @Nullable Long sectionId;
    private String code;
    private Instant opensAt;
    private Instant closesAt;
    private @Nullable Integer seats;
    private int taken;
    private long madeBy;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected JoinCodeEntity() {}

    JoinCodeEntity(CircleId course, JoinWindow window, String code, UserId madeBy) {
        circleId = course.value();
        sectionId = window.section().map(CircleId::value).orElse(null);
        this.code = code;
        opensAt = window.opensAt();
        closesAt = window.closesAt();
        seats = window.seats().isPresent() ? window.seats().getAsInt() : null;
        this.madeBy = madeBy.value();
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return id;
    }

    CircleId course() {
        return new CircleId(circleId);
    }

    Optional<CircleId> section() {
        return Optional.ofNullable(sectionId).map(CircleId::new);
    }

    String code() {
        return code;
    }

    Instant opensAt() {
        return opensAt;
    }

    Instant closesAt() {
        return closesAt;
    }

    OptionalInt seats() {
        return seats == null ? OptionalInt.empty() : OptionalInt.of(seats);
    }

    int taken() {
        return taken;
    }

    UserId madeBy() {
        return new UserId(madeBy);
    }

    /** Whether this changed anything. */
    boolean close(Instant now) {
        if (!now.isBefore(closesAt)) {
            return false;
        }
        closesAt = now;
        opensAt = opensAt.isAfter(now) ? now : opensAt;
        return true;
    }

    void take() {
        taken++;
    }

    State state(Instant now) {
        if (!now.isBefore(closesAt)) {
            return State.CLOSED;
        }
        if (now.isBefore(opensAt)) {
            return State.NOT_YET;
        }
        return seats != null && taken >= seats ? State.FULL : State.OPEN;
    }
}
