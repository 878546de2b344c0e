package io.paddock.allowance;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of refills. */
@Repository
class RefillRows {

    /** A course's refill, who set it, and whether the course had too little the last time. */
    record Row(CircleId course, Refill refill, UserId setBy, boolean isShort) {}

    private final JdbcClient jdbc;

    RefillRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(CircleId course, Refill refill, UserId by) {
        jdbc.sql("""
                insert into allowance_refill (course, level, rhythm, next_at, ends_at, set_by)
                values (:course, :level, :rhythm, :next, :ends, :by)
                on duplicate key update level = values(level), rhythm = values(rhythm), next_at = values(next_at),
                    ends_at = values(ends_at), set_by = values(set_by), lacking = false""")
                .param("course", course.value())
                .param("level", refill.level().milli())
                .param("rhythm", refill.rhythm().name())
                .param("next", utc(refill.next()))
                .param("ends", utc(refill.ends()))
                .param("by", by.value())
                .update();
    }

    boolean delete(CircleId course) {
        return jdbc.sql("delete from allowance_refill where course = :course")
                        .param("course", course.value())
                        .update()
                == 1;
    }

    void happened(CircleId course, @Nullable Instant next, boolean isShort) {
        jdbc.sql("update allowance_refill set next_at = :next, lacking = :lacking where course = :course")
                .param("next", utc(next))
                .param("lacking", isShort)
                .param("course", course.value())
                .update();
    }

    Optional<Row> find(CircleId course) {
        return Optional.ofNullable(find(List.of(course)).get(course));
    }

    Map<CircleId, Row> find(Collection<CircleId> courses) {
        var rows = new HashMap<CircleId, Row>();
        if (!courses.isEmpty()) {
            jdbc.sql("select * from allowance_refill where course in (:courses)")
                    .param("courses", courses.stream().map(CircleId::value).toList())
                    .query((row, _) -> row(row))
                    .list()
                    .forEach(row -> rows.put(row.course(), row));
        }
        return rows;
    }

    /** Nobody else refills this course until the transaction ends. */
    Optional<Row> lock(CircleId course) {
        return jdbc.sql("select * from allowance_refill where course = :course for update")
                .param("course", course.value())
                .query((row, _) -> row(row))
                .optional();
    }

    List<CircleId> due(Instant now) {
        return jdbc.sql("select course from allowance_refill where next_at <= :now or ends_at <= :now order by course")
                .param("now", utc(now))
                .query((row, _) -> new CircleId(row.getLong(1)))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new CircleId(row.getLong("course")),
                new Refill(
                        new Credits(row.getLong("level")),
                        Refill.Rhythm.valueOf(row.getString("rhythm")),
                        instant(row, "next_at"),
                        instant(row, "ends_at")),
                new UserId(row.getLong("set_by")),
                row.getBoolean("lacking"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    private static @Nullable LocalDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
