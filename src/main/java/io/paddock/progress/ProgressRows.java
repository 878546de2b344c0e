package io.paddock.progress;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.assignment.AssignmentId;
import io.paddock.assignment.Submission;
import io.paddock.assignment.SubmissionId;
import io.paddock.classroom.LessonWork;
import io.paddock.course.LessonId;
import io.paddock.notebook.NotebookId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tallies. What is older than what stands there changes nothing, so the same events in another order, or a second
 * time, come to the same.
 */
@Repository
class ProgressRows {

    private final JdbcClient jdbc;

    ProgressRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(LessonWork work) {
        jdbc.sql("""
                insert into progress_lesson (person_id, course, lesson, notebook_id, required_cells, required_done, begun_at,
                    touched_at, done_at)
                values (:person, :course, :lesson, :notebook, :cells, :done, :begun, :touched, :doneAt)
                on duplicate key update
                    notebook_id = if(values(touched_at) >= touched_at, values(notebook_id), notebook_id),
                    required_done = if(values(touched_at) >= touched_at, values(required_done), least(required_done, required_cells)),
                    required_cells = if(values(touched_at) >= touched_at, values(required_cells), required_cells),
                    done_at = coalesce(done_at, values(done_at)),
                    touched_at = greatest(values(touched_at), touched_at)""")
                .param("person", work.person().value())
                .param("course", work.lesson().course())
                .param("lesson", work.lesson().lesson())
                .param("notebook", work.notebook().value())
                .param("cells", work.requiredCells())
                .param("done", work.requiredDone())
                .param("begun", utc(work.openedAt()))
                .param("touched", utc(work.touchedAt()))
                .param("doneAt", utc(work.doneAt()))
                .update();
    }

    void put(Submission submission, CircleId circle) {
        jdbc.sql("""
                insert into progress_hand_in (person_id, assignment_id, circle_id, hand_ins, submission_id, handed_in_at)
                values (:person, :assignment, :circle, :number, :submission, :at)
                on duplicate key update
                    submission_id = if(values(hand_ins) >= hand_ins, values(submission_id), submission_id),
                    handed_in_at = if(values(hand_ins) >= hand_ins, values(handed_in_at), handed_in_at),
                    hand_ins = greatest(values(hand_ins), hand_ins)""")
                .param("person", submission.person().value())
                .param("assignment", submission.assignment().value())
                .param("circle", circle.value())
                .param("number", submission.number())
                .param("submission", submission.id().value())
                .param("at", utc(submission.receivedAt()))
                .update();
    }

    void award(Submission submission) {
        jdbc.sql("""
                update progress_hand_in set awarded_number = greatest(coalesce(awarded_number, 0), :number)
                where person_id = :person and assignment_id = :assignment and hand_ins >= :number""")
                .param("number", submission.number())
                .param("person", submission.person().value())
                .param("assignment", submission.assignment().value())
                .update();
    }

    /** Takes away what stands there for a course, and keeps others from writing it until the transaction ends. */
    void clear(String course, CircleId circle) {
        jdbc.sql("delete from progress_lesson where course = :course")
                .param("course", course)
                .update();
        jdbc.sql("delete from progress_hand_in where circle_id = :circle")
                .param("circle", circle.value())
                .update();
    }

    boolean isEmpty(String course, CircleId circle) {
        return jdbc.sql("""
                        select not exists (select 1 from progress_lesson where course = :course)
                            and not exists (select 1 from progress_hand_in where circle_id = :circle)""")
                .param("course", course)
                .param("circle", circle.value())
                .query(Boolean.class)
                .single();
    }

    List<LessonStanding> lessons(Collection<String> courses) {
        if (courses.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select * from progress_lesson where course in (:courses)")
                .param("courses", courses)
                .query((row, _) -> lesson(row))
                .list();
    }

    /** By the circles of courses. */
    Map<CircleId, List<HandInStanding>> handIns(Collection<CircleId> circles) {
        var handIns = new HashMap<CircleId, List<HandInStanding>>();
        if (!circles.isEmpty()) {
            jdbc.sql("select * from progress_hand_in where circle_id in (:circles) order by assignment_id, person_id")
                    .param("circles", circles.stream().map(CircleId::value).toList())
                    .query((row, _) -> handIns.computeIfAbsent(
                                    new CircleId(row.getLong("circle_id")), _ -> new ArrayList<>())
                            .add(handIn(row)))
                    .list();
        }
        return handIns;
    }

    private static LessonStanding lesson(ResultSet row) throws SQLException {
        return new LessonStanding(
                new UserId(row.getLong("person_id")),
                new LessonId(row.getString("course"), row.getString("lesson")),
                new NotebookId(row.getLong("notebook_id")),
                row.getInt("required_cells"),
                row.getInt("required_done"),
                Objects.requireNonNull(instant(row, "begun_at")),
                Objects.requireNonNull(instant(row, "touched_at")),
                instant(row, "done_at"),
                null);
    }

    private static HandInStanding handIn(ResultSet row) throws SQLException {
        var awarded = row.getInt("awarded_number");
        return new HandInStanding(
                new UserId(row.getLong("person_id")),
                new AssignmentId(row.getLong("assignment_id")),
                row.getInt("hand_ins"),
                new SubmissionId(row.getLong("submission_id")),
                Objects.requireNonNull(instant(row, "handed_in_at")),
                awarded == 0 ? null : awarded);
    }

    private static @Nullable LocalDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
