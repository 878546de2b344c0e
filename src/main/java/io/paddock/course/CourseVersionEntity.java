package io.paddock.course;

import io.paddock.account.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of a version of a course's content; it never changes. */
@Entity
@Table(name = "course_version")
class CourseVersionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String course;
    private int number;
    private String hash;
    private int files;
    private long bytes;
    private long madeBy;
    private Instant madeAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected CourseVersionEntity() {}

    CourseVersionEntity(String course, int number, TreeHash tree, UserId madeBy, Instant madeAt) {
        this.course = course;
        this.number = number;
        this.hash = tree.hash();
        this.files = tree.files();
        this.bytes = tree.bytes();
        this.madeBy = madeBy.value();
        this.madeAt = madeAt;
    }

    String course() {
        return course;
    }

    int number() {
        return number;
    }

    TreeHash tree() {
        return new TreeHash(hash, files, bytes);
    }

    CourseVersion toVersion() {
        return new CourseVersion(number, files, bytes, new UserId(madeBy), madeAt);
    }
}
