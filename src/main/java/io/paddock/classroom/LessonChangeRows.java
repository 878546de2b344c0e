package io.paddock.classroom;

import io.paddock.notebook.CellType;
import io.paddock.notebook.NotebookUpdate.Change;
import io.paddock.notebook.NotebookUpdate.Kind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Rows of changes that their owners have not seen yet. */
@Component
class LessonChangeRows {

    private final JdbcTemplate jdbc;

    LessonChangeRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(Instant at, Change change) {}

    /** Adds to what the owner has not seen; of a cell the newest counts. */
    void add(long work, List<Change> changes, Instant at) {
        for (var place = 0; place < changes.size(); place++) {
            var change = changes.get(place);
            jdbc.update(
                    "replace into lesson_change (work_id, place, cell, kind, type, source, changed_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    work,
                    place,
                    change.cell(),
                    change.kind().name(),
                    change.type().name(),
                    change.source(),
                    LocalDateTime.ofInstant(at, ZoneOffset.UTC));
        }
    }

    Optional<LessonChange> find(long work) {
        var rows = jdbc.query(
                "select cell, kind, type, source, changed_at from lesson_change where work_id = ? order by place, cell",
                (row, number) -> new Row(
                        row.getObject("changed_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        new Change(
                                row.getString("cell"),
                                CellType.valueOf(row.getString("type")),
                                Kind.valueOf(row.getString("kind")),
                                row.getString("source"))),
                work);
        return rows.stream()
                .map(Row::at)
                .max(Instant::compareTo)
                .map(newest ->
                        new LessonChange(newest, rows.stream().map(Row::change).toList()));
    }

    void clear(long work) {
        jdbc.update("delete from lesson_change where work_id = ?", work);
    }

    void clear(long work, String cell) {
        jdbc.update("delete from lesson_change where work_id = ? and cell = ?", work, cell);
    }
}
