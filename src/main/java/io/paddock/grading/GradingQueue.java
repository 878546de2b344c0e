package io.paddock.grading;

import static io.paddock.grading.SqlTime.orNull;
import static io.paddock.grading.SqlTime.utc;

import io.paddock.account.UserId;
import io.paddock.assignment.AssignmentId;
import io.paddock.assignment.SubmissionId;
import io.paddock.base.language.Message;
import io.paddock.grading.GradingJob.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The queue, in the database: what was put into it is run, whatever happens to this process. */
@Repository
class GradingQueue {

    private static final int LONGEST_REASON = 2_000;
    private static final String SELECT = """
            select j.*, if(j.state = 'QUEUED', (select count(*) from grading_job e where e.waiting = 1 and e.id <= j.id), 0) as place
            from grading_job j where """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    GradingQueue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Puts a submission into the queue; one that is there stays where it is. */
    void addSubmission(AssignmentId assignment, UserId person, SubmissionId submission) {
        try {
            add("GRADE", assignment, person, submission, null);
        } catch (DuplicateKeyException there) {
            // two ask at once: one run
        }
    }

    /** Puts a check into the queue unless the person has one of this assignment there. */
    boolean addCheck(AssignmentId assignment, UserId person, byte[] notebook) {
        try {
            add("CHECK", assignment, person, null, notebook);
            return true;
        } catch (DuplicateKeyException there) {
            return false;
        }
    }

    private void add(
            String kind,
            AssignmentId assignment,
            UserId person,
            @Nullable SubmissionId submission,
            byte @Nullable [] content) {
        var now = utc(clock.instant());
        jdbc.sql("""
                insert into grading_job (kind, assignment_id, person_id, submission_id, content, state, queued_at, not_before)
                values (:kind, :assignment, :person, :submission, :content, 'QUEUED', :now, :now)""")
                .param("kind", kind)
                .param("assignment", assignment.value())
                .param("person", person.value())
                .param("submission", submission == null ? null : submission.value())
                .param("content", content)
                .param("now", now)
                .update();
    }

    /** The next one whose time has come, taken out by marking it as running. */
    Optional<GradingJob> take() {
        return jdbc.sql(SELECT + " j.state = 'QUEUED' and j.not_before <= :now order by j.id limit 1")
                .param("now", utc(clock.instant()))
                .query((row, _) -> job(row))
                .optional()
                .filter(this::start);
    }

    boolean start(GradingJob job) {
        return jdbc.sql("""
                        update grading_job set state = 'RUNNING', tries = tries + 1, started_at = :now
                        where id = :id and state = 'QUEUED'""")
                        .param("now", utc(clock.instant()))
                        .param("id", job.id())
                        .update()
                == 1;
    }

    byte[] content(GradingJob job) {
        return jdbc.sql("select content from grading_job where id = :id")
                .param("id", job.id())
                .query(byte[].class)
                .single();
    }

    /** False where it was taken back meanwhile. */
    boolean done(GradingJob job, RunReport report) {
        return jdbc.sql("""
                update grading_job set state = 'DONE', finished_at = :now, report = :report, content = null,
                    reason_key = null, reason_arguments = null where id = :id and state = 'RUNNING'""")
                        .param("now", utc(clock.instant()))
                        .param("report", json.writeValueAsString(report))
                        .param("id", job.id())
                        .update()
                == 1;
    }

    /** Back into the queue, to be tried again. */
    void later(GradingJob job, Message reason, Duration pause) {
        later(job, job.tries() + 1, reason, pause);
    }

    /** Back into the queue: it was our fault that it could not even begin, and this try counts for nothing. */
    void postpone(GradingJob job, Message reason, Duration pause) {
        later(job, job.tries(), reason, pause);
    }

    private void later(GradingJob job, int tries, Message reason, Duration pause) {
        jdbc.sql("""
                update grading_job set state = 'QUEUED', tries = :tries, not_before = :then, reason_key = :key,
                    reason_arguments = :arguments
                where id = :id and state = 'RUNNING'""")
                .param("tries", tries)
                .param("then", utc(clock.instant().plus(pause)))
                .param("key", reason.key())
                .param("arguments", arguments(reason))
                .param("id", job.id())
                .update();
    }

    void failed(GradingJob job, Message reason) {
        jdbc.sql("""
                update grading_job set state = 'FAILED', finished_at = :now, reason_key = :key, reason_arguments = :arguments,
                    content = null where id = :id and state = 'RUNNING'""")
                .param("now", utc(clock.instant()))
                .param("key", reason.key())
                .param("arguments", arguments(reason))
                .param("id", job.id())
                .update();
    }

    /** Whether there was one that waited or ran. */
    boolean cancelCheck(AssignmentId assignment, UserId person) {
        return jdbc.sql("""
                        update grading_job set state = 'CANCELLED', finished_at = :now, content = null,
                            reason_key = null, reason_arguments = null
                        where person_id = :person and assignment_id = :assignment and kind = 'CHECK'
                            and state in ('QUEUED', 'RUNNING')""")
                        .param("now", utc(clock.instant()))
                        .param("person", person.value())
                        .param("assignment", assignment.value())
                        .update()
                == 1;
    }

    /** A check that nobody could run in all this time is not waited for any longer; what was handed in stays. */
    int giveUpChecks(Duration limit, Message reason) {
        return jdbc.sql("""
                        update grading_job set state = 'FAILED', finished_at = :now, content = null, reason_key = :key,
                            reason_arguments = :arguments
                        where kind = 'CHECK' and state = 'QUEUED' and queued_at < :oldest""")
                .param("now", utc(clock.instant()))
                .param("key", reason.key())
                .param("arguments", arguments(reason))
                .param("oldest", utc(clock.instant().minus(limit)))
                .update();
    }

    /** What ran when an earlier process ended is run again. */
    int takeUp() {
        return jdbc.sql("update grading_job set state = 'QUEUED' where state = 'RUNNING'")
                .update();
    }

    Optional<GradingJob> ofSubmission(SubmissionId submission) {
        return jdbc.sql(SELECT + " j.submission_id = :submission order by j.id desc limit 1")
                .param("submission", submission.value())
                .query((row, _) -> job(row))
                .optional();
    }

    Optional<GradingJob> lastCheck(AssignmentId assignment, UserId person) {
        return jdbc.sql(SELECT
                        + " j.person_id = :person and j.assignment_id = :assignment and j.kind = 'CHECK'"
                        + " order by j.id desc limit 1")
                .param("person", person.value())
                .param("assignment", assignment.value())
                .query((row, _) -> job(row))
                .optional();
    }

    private GradingJob job(ResultSet row) throws SQLException {
        var submission = row.getObject("submission_id", Long.class);
        var report = row.getString("report");
        return new GradingJob(
                row.getLong("id"),
                new AssignmentId(row.getLong("assignment_id")),
                new UserId(row.getLong("person_id")),
                submission == null ? null : new SubmissionId(submission),
                State.valueOf(row.getString("state")),
                row.getInt("place"),
                row.getInt("tries"),
                Objects.requireNonNull(orNull(row, "queued_at")),
                orNull(row, "started_at"),
                orNull(row, "finished_at"),
                reason(row),
                report == null ? null : json.readValue(report, RunReport.class));
    }

    private @Nullable Message reason(ResultSet row) throws SQLException {
        var key = row.getString("reason_key");
        return key == null
                ? null
                : new Message(
                        key, json.readValue(row.getString("reason_arguments"), new TypeReference<List<Object>>() {}));
    }

    private String arguments(Message reason) {
        var plain = json.writeValueAsString(reason.arguments().stream()
                .map(argument -> argument instanceof Number ? argument : argument.toString())
                .toList());
        return plain.length() <= LONGEST_REASON ? plain : "[]";
    }
}
