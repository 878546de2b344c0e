package io.paddock.progress;

import io.paddock.account.UserId;
import io.paddock.course.LessonId;
import io.paddock.notebook.NotebookId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody is with a lesson that was begun.
 *
 * @param touchedAt when it was last opened or got on
 * @param doneAt when all required cells had first run well; null until then
 * @param stuck why they seem to get no further; null where they do
 */
public record LessonStanding(
        UserId person,
        LessonId lesson,
        NotebookId notebook,
        int requiredCells,
        int requiredDone,
        Instant begunAt,
        Instant touchedAt,
        @Nullable Instant doneAt,
        @Nullable Stuck stuck) {

    /** What a place in the table of a class shows. */
    public enum State {
        NOT_BEGUN,
        UNDER_WAY,
        STUCK,
        DONE
    }

    public boolean isDone() {
        return doneAt != null;
    }

    public State state() {
        if (isDone()) {
            return State.DONE;
        }
        return stuck == null ? State.UNDER_WAY : State.STUCK;
    }

    LessonStanding stuck(@Nullable Stuck why) {
        return new LessonStanding(
                person, lesson, notebook, requiredCells, requiredDone, begunAt, touchedAt, doneAt, why);
    }
}
