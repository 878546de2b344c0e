package io.paddock.course.roster;

import io.paddock.account.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That somebody came with a code; a seat is taken once. */
@Entity
@Table(name = "course_join")
class JoinEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long codeId;
    private long personId;
    private Instant at;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected JoinEntity() {}

    JoinEntity(long code, UserId person, Instant at) {
        codeId = code;
        personId = person.value();
        this.at = at;
    }

    UserId person() {
        return new UserId(personId);
    }

    Instant at() {
        return at;
    }
}
