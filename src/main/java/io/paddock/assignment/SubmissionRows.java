package io.paddock.assignment;

import static io.paddock.assignment.SqlTime.instant;
import static io.paddock.assignment.SqlTime.orNull;
import static io.paddock.assignment.SqlTime.utc;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.notebook.NotebookId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The tables of people's works and of what they have handed in. */
@Repository
class SubmissionRows {

    private static final String WORK = """
            select w.*, v.language from assignment_work w join assignment_version v on v.id = w.version_id where """;
    private static final String SUBMISSION = """
            select s.id, s.number, s.received_at, s.late, s.sha256, s.bytes, s.image_digest, w.assignment_id, w.person_id,
                greatest(a.due_at, coalesce(x.due_at, a.due_at)) as due, a.late_percent
            from assignment_submission s join assignment_work w on w.id = s.work_id
            join assignment a on a.id = w.assignment_id
            left join assignment_extension x on x.assignment_id = w.assignment_id and x.person_id = w.person_id where """;

    private static final String LAST =
            "s.number = (select max(l.number) from assignment_submission l where l.work_id = s.work_id)";

    private final JdbcClient jdbc;

    SubmissionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AssignmentWork> work(AssignmentId assignment, UserId person) {
        return jdbc.sql(WORK + " w.assignment_id = :assignment and w.person_id = :person and w.notebook_id is not null")
                .param("assignment", assignment.value())
                .param("person", person.value())
                .query((row, _) -> work(row))
                .optional();
    }

    Optional<AssignmentId> assignment(NotebookId notebook) {
        return jdbc.sql("select assignment_id from assignment_work where notebook_id = :notebook")
                .param("notebook", notebook.value())
                .query((row, _) -> new AssignmentId(row.getLong("assignment_id")))
                .optional();
    }

    Set<AssignmentId> begun(UserId person, Collection<AssignmentId> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(jdbc.sql("""
                        select assignment_id from assignment_work
                        where person_id = :person and notebook_id is not null and assignment_id in (:ids)""")
                .param("person", person.value())
                .param("ids", ids.stream().map(AssignmentId::value).toList())
                .query((row, _) -> new AssignmentId(row.getLong("assignment_id")))
                .list());
    }

    /** Fails with a duplicate key where the person has one. */
    long insertWork(AssignmentId assignment, long version, UserId person, Instant now) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                insert into assignment_work (assignment_id, version_id, person_id, opened_at)
                values (:assignment, :version, :person, :now)""")
                .param("assignment", assignment.value())
                .param("version", version)
                .param("person", person.value())
                .param("now", utc(now))
                .update(key);
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    void attach(long work, NotebookId notebook) {
        jdbc.sql("update assignment_work set notebook_id = :notebook where id = :id and notebook_id is null")
                .param("notebook", notebook.value())
                .param("id", work)
                .update();
    }

    /** Until the transaction ends, nobody else hands in this work. */
    void lock(long work) {
        jdbc.sql("select id from assignment_work where id = :id for update")
                .param("id", work)
                .query(Long.class)
                .single();
    }

    Optional<Submission> last(long work) {
        return jdbc.sql(SUBMISSION + " s.work_id = :work order by s.number desc limit 1")
                .param("work", work)
                .query((row, _) -> submission(row))
                .optional();
    }

    SubmissionId insert(
            long work,
            int number,
            Instant receivedAt,
            boolean late,
            String sha256,
            byte[] content,
            @Nullable String imageDigest) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                insert into assignment_submission (work_id, number, received_at, late, sha256, bytes, content, image_digest)
                values (:work, :number, :received, :late, :sha256, :bytes, :content, :digest)""")
                .param("work", work)
                .param("number", number)
                .param("received", utc(receivedAt))
                .param("late", late)
                .param("sha256", sha256)
                .param("bytes", content.length)
                .param("content", content)
                .param("digest", imageDigest)
                .update(key);
        return new SubmissionId(Objects.requireNonNull(key.getKey()).longValue());
    }

    Optional<Submission> find(SubmissionId id) {
        return jdbc.sql(SUBMISSION + " s.id = :id")
                .param("id", id.value())
                .query((row, _) -> submission(row))
                .optional();
    }

    List<Submission> find(Collection<SubmissionId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SUBMISSION + " s.id in (:ids)")
                .param("ids", ids.stream().map(SubmissionId::value).toList())
                .query((row, _) -> submission(row))
                .list();
    }

    byte[] content(SubmissionId id) {
        return jdbc.sql("select content from assignment_submission where id = :id")
                .param("id", id.value())
                .query(byte[].class)
                .single();
    }

    long version(SubmissionId id) {
        return jdbc.sql("""
                        select w.version_id from assignment_submission s join assignment_work w on w.id = s.work_id
                        where s.id = :id""").param("id", id.value()).query(Long.class).single();
    }

    /** The teacher's notebook that a submission belongs to. */
    record VersionOf(AssignmentId assignment, long version) {}

    Map<SubmissionId, VersionOf> versions(Collection<SubmissionId> ids) {
        var versions = new HashMap<SubmissionId, VersionOf>();
        if (!ids.isEmpty()) {
            jdbc.sql("""
                    select s.id, w.assignment_id, w.version_id from assignment_submission s
                    join assignment_work w on w.id = s.work_id where s.id in (:ids)""")
                    .param("ids", ids.stream().map(SubmissionId::value).toList())
                    .query((row, _) -> versions.put(
                            new SubmissionId(row.getLong("id")),
                            new VersionOf(new AssignmentId(row.getLong("assignment_id")), row.getLong("version_id"))))
                    .list();
        }
        return versions;
    }

    /** A person's submissions of an assignment, the newest first. */
    List<Submission> of(AssignmentId assignment, UserId person) {
        return jdbc.sql(SUBMISSION + " w.assignment_id = :assignment and w.person_id = :person order by s.number desc")
                .param("assignment", assignment.value())
                .param("person", person.value())
                .query((row, _) -> submission(row))
                .list();
    }

    List<Submission> ofCircle(CircleId circle) {
        return jdbc.sql(SUBMISSION + " a.circle_id = :circle order by s.id")
                .param("circle", circle.value())
                .query((row, _) -> submission(row))
                .list();
    }

    /** The last submission of everybody who has handed in. */
    List<Submission> last(Collection<AssignmentId> assignments) {
        if (assignments.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SUBMISSION + " w.assignment_id in (:assignments) and " + LAST + " order by s.id")
                .param(
                        "assignments",
                        assignments.stream().map(AssignmentId::value).toList())
                .query((row, _) -> submission(row))
                .list();
    }

    /** A person's last submission of each of the assignments. */
    List<Submission> last(UserId person, Collection<AssignmentId> assignments) {
        if (assignments.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SUBMISSION + " w.person_id = :person and w.assignment_id in (:assignments) and " + LAST)
                .param("person", person.value())
                .param(
                        "assignments",
                        assignments.stream().map(AssignmentId::value).toList())
                .query((row, _) -> submission(row))
                .list();
    }

    private static AssignmentWork work(ResultSet row) throws SQLException {
        return new AssignmentWork(
                row.getLong("id"),
                new AssignmentId(row.getLong("assignment_id")),
                row.getLong("version_id"),
                new UserId(row.getLong("person_id")),
                new NotebookId(row.getLong("notebook_id")),
                Language.of(Locale.forLanguageTag(row.getString("language"))),
                instant(row, "opened_at"));
    }

    private static Submission submission(ResultSet row) throws SQLException {
        var receivedAt = instant(row, "received_at");
        var due = orNull(row, "due");
        var late = row.getBoolean("late") && due != null && receivedAt.isAfter(due);
        var deduction = late
                ? new HandInRules(row.getInt("late_percent"), null).deduction(Duration.between(due, receivedAt))
                : 0;
        return new Submission(
                new SubmissionId(row.getLong("id")),
                new AssignmentId(row.getLong("assignment_id")),
                new UserId(row.getLong("person_id")),
                row.getInt("number"),
                receivedAt,
                late,
                deduction,
                row.getString("sha256"),
                row.getInt("bytes"),
                row.getString("image_digest"));
    }
}
