package io.paddock.grading;

import static io.paddock.grading.SqlTime.orNull;
import static io.paddock.grading.SqlTime.utc;

import io.paddock.account.UserId;
import io.paddock.assignment.SubmissionId;
import io.paddock.assignment.sheet.Points;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of results and marks. */
@Repository
class GradeRows {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    GradeRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The result of a run and whether students see it. */
    record Result(
            RunReport report, Instant gradedAt, @Nullable Instant releasedAt) {}

    /** A new result takes the place of an older one; what was released stays so. */
    void store(SubmissionId submission, RunReport report) {
        jdbc.sql("""
                insert into grading_result (submission_id, report, points, possible, graded_at)
                values (:submission, :report, :points, :possible, :now)
                on duplicate key update report = values(report), points = values(points), possible = values(possible),
                    graded_at = values(graded_at)""")
                .param("submission", submission.value())
                .param("report", json.writeValueAsString(report))
                .param("points", report.points().hundredths())
                .param("possible", report.possible().hundredths())
                .param("now", utc(clock.instant()))
                .update();
    }

    Map<SubmissionId, Result> results(Collection<SubmissionId> submissions) {
        var results = new HashMap<SubmissionId, Result>();
        if (!submissions.isEmpty()) {
            jdbc.sql("select * from grading_result where submission_id in (:ids)")
                    .param("ids", submissions.stream().map(SubmissionId::value).toList())
                    .query((row, _) -> results.put(
                            new SubmissionId(row.getLong("submission_id")),
                            new Result(
                                    json.readValue(row.getString("report"), RunReport.class),
                                    Objects.requireNonNull(orNull(row, "graded_at")),
                                    orNull(row, "released_at"))))
                    .list();
        }
        return results;
    }

    Set<SubmissionId> released(Collection<SubmissionId> submissions) {
        if (submissions.isEmpty()) {
            return Set.of();
        }
        return jdbc.sql(
                        "select submission_id from grading_result where released_at is not null and submission_id in (:ids)")
                .param("ids", submissions.stream().map(SubmissionId::value).toList())
                .query((row, _) -> new SubmissionId(row.getLong("submission_id")))
                .set();
    }

    Map<SubmissionId, Map<String, Mark>> marks(Collection<SubmissionId> submissions) {
        var marks = new HashMap<SubmissionId, Map<String, Mark>>();
        if (!submissions.isEmpty()) {
            jdbc.sql("select * from grading_mark where submission_id in (:ids)")
                    .param("ids", submissions.stream().map(SubmissionId::value).toList())
                    .query((row, _) -> marks.computeIfAbsent(
                                    new SubmissionId(row.getLong("submission_id")), none -> new HashMap<>())
                            .put(
                                    row.getString("cell"),
                                    new Mark(
                                            new Points(row.getLong("points")),
                                            row.getString("remark"),
                                            new UserId(row.getLong("marked_by")))))
                    .list();
        }
        return marks;
    }

    void mark(SubmissionId submission, String cell, Points points, Points possible, String remark, UserId by) {
        jdbc.sql("""
                insert into grading_mark (submission_id, cell, points, possible, remark, marked_by, marked_at)
                values (:submission, :cell, :points, :possible, :remark, :by, :now)
                on duplicate key update points = values(points), possible = values(possible), remark = values(remark),
                    marked_by = values(marked_by), marked_at = values(marked_at)""")
                .param("submission", submission.value())
                .param("cell", cell)
                .param("points", points.hundredths())
                .param("possible", possible.hundredths())
                .param("remark", remark)
                .param("by", by.value())
                .param("now", utc(clock.instant()))
                .update();
    }

    /** Whether it was not released before. */
    boolean release(SubmissionId submission, UserId by) {
        return jdbc.sql("""
                        update grading_result set released_at = :now, released_by = :by
                        where submission_id = :submission and released_at is null""")
                        .param("now", utc(clock.instant()))
                        .param("by", by.value())
                        .param("submission", submission.value())
                        .update()
                == 1;
    }

    Optional<Reference> reference(long version) {
        return jdbc.sql("select twins, failed from grading_reference where version_id = :version")
                .param("version", version)
                .query((row, _) -> new Reference(
                        json.readValue(row.getString("twins"), new TypeReference<Map<String, List<Integer>>>() {}),
                        json.readValue(row.getString("failed"), new TypeReference<List<String>>() {})))
                .optional();
    }

    void store(long version, Reference reference) {
        jdbc.sql("""
                insert into grading_reference (version_id, twins, failed, run_at) values (:version, :twins, :failed, :now)
                on duplicate key update twins = values(twins), failed = values(failed), run_at = values(run_at)""")
                .param("version", version)
                .param("twins", json.writeValueAsString(reference.twins()))
                .param("failed", json.writeValueAsString(reference.failed()))
                .param("now", utc(clock.instant()))
                .update();
    }
}
