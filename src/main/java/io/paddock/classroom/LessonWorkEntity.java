package io.paddock.classroom;

import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.course.LessonId;
import io.paddock.notebook.NotebookId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * The row of a person's work on a lesson. Opening it, following a new version and the notebook's progress write to it side by side: each writes only
 * what it changed, else the slower one would take back what the other wrote.
 */
@Entity
@DynamicUpdate
@Table(name = "lesson_work")
class LessonWorkEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long personId;
    private String course;
    private String lesson;
    private @Nullable Long notebookId;
    private int requiredCells;
    private int requiredDone;
    private Instant openedAt;
    private Instant touchedAt;
    private @Nullable Instant doneAt;
    private @Nullable String sourceHash;
    private @Nullable String language;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected LessonWorkEntity() {}

    LessonWorkEntity(UserId person, LessonId lesson, Instant openedAt) {
        this.personId = person.value();
        this.course = lesson.course();
        this.lesson = lesson.lesson();
        this.openedAt = openedAt;
        this.touchedAt = openedAt;
    }

    void attach(NotebookId notebook) {
        if (notebookId != null) {
            throw new IllegalStateException("work " + id + " has a notebook already");
        }
        notebookId = notebook.value();
    }

    /** Notes which file the notebook is made from, or was last brought up to. */
    void follow(String hash, Language language) {
        this.sourceHash = hash;
        this.language = language.tag();
    }

    /** The hash of that file; null for works from before files were kept. */
    @Nullable String sourceHash() {
        return sourceHash;
    }

    /** The language that the notebook is in; null where it was not noted. */
    @Nullable Language language() {
        return language == null ? null : Language.of(Locale.forLanguageTag(language));
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("a work that is not stored");
        }
        return id;
    }

    void touch(Instant at) {
        touchedAt = at;
    }

    /** Notes how far the notebook is; what was done once stays done. */
    void progress(int cells, int done, Instant at) {
        touchedAt = at;
        count(cells, done, at);
    }

    /** The same where nobody has worked: the lesson has changed. */
    void count(int cells, int done, Instant at) {
        requiredCells = cells;
        requiredDone = Math.min(done, cells);
        if (doneAt == null && cells > 0 && done >= cells) {
            doneAt = at;
        }
    }

    LessonWork toWork() {
        if (notebookId == null) {
            throw new IllegalStateException("work " + id + " has no notebook");
        }
        return new LessonWork(
                new UserId(personId),
                new LessonId(course, lesson),
                new NotebookId(notebookId),
                requiredCells,
                requiredDone,
                openedAt,
                touchedAt,
                doneAt);
    }
}
