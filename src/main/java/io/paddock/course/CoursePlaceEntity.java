package io.paddock.course;

import io.paddock.account.CircleId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The row that ties a course's folder to the circle of its people; for good. */
@Entity
@Table(name = "course_place")
class CoursePlaceEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String slug;
    private long circleId;
    private Instant placedAt;
    private @Nullable String term;
    private @Nullable Instant archivedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected CoursePlaceEntity() {}

    CoursePlaceEntity(String slug, CircleId circle, Instant placedAt) {
        this(slug, circle, null, placedAt);
    }

    CoursePlaceEntity(String slug, CircleId circle, @Nullable String term, Instant placedAt) {
        this.slug = slug;
        this.circleId = circle.value();
        this.term = term;
        this.placedAt = placedAt;
    }

    String slug() {
        return slug;
    }

    CoursePlace toPlace() {
        return new CoursePlace(new CircleId(circleId), Optional.ofNullable(term), Optional.ofNullable(archivedAt));
    }

    /** Ends the term; what was there first stays. */
    void archive(Instant at) {
        if (archivedAt == null) {
            archivedAt = at;
        }
    }

    void reopen() {
        archivedAt = null;
    }
}
