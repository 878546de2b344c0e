package io.paddock.classroom;

import io.paddock.account.UserId;
import io.paddock.course.LessonId;
import io.paddock.notebook.NotebookId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's work on a lesson.
 *
 * @param touchedAt when it was last opened or got on
 * @param doneAt when all required cells had first run without an error; null until then
 */
public record LessonWork(
        UserId person,
        LessonId lesson,
        NotebookId notebook,
        int requiredCells,
        int requiredDone,
        Instant openedAt,
        Instant touchedAt,
        @Nullable Instant doneAt) {

    /** Whether the lesson was done once; later edits do not undo it. */
    public boolean isDone() {
        return doneAt != null;
    }
}
