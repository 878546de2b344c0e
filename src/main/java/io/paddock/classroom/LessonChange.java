package io.paddock.classroom;

import io.paddock.notebook.NotebookUpdate.Change;
import java.time.Instant;
import java.util.List;

/**
 * What a newer version of a lesson did to somebody's work on it, until they have seen it.
 *
 * @param cells in the lesson's order; never empty
 */
public record LessonChange(Instant at, List<Change> cells) {

    public LessonChange {
        cells = List.copyOf(cells);
    }
}
