package io.paddock.grading;

import io.paddock.account.UserId;
import io.paddock.assignment.AssignmentId;
import io.paddock.assignment.HandInFaults;
import io.paddock.assignment.SubmissionId;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Hand-ins that have no result through a fault of Paddock's: they cost nobody an attempt, and staff see them. */
@Repository
class UngradedHandIns implements HandInFaults {

    /** Of a submission's runs the last one says how it stands. */
    private static final String LAST_AND_WITHOUT_RESULT = """
             and not exists (select 1 from grading_job n where n.submission_id = j.submission_id and n.id > j.id)
             and not exists (select 1 from grading_result r where r.submission_id = j.submission_id)""";

    private final JdbcClient jdbc;

    UngradedHandIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those whose run has failed, and those that wait after a try that came to nothing. One that waits because its run was
     * flagged counts as an attempt: it will have a result, and the student's own code may have done it.
     */
    @Override
    public int ungraded(AssignmentId assignment, UserId person) {
        return jdbc.sql("""
                        select count(*) from grading_job j
                        where j.person_id = :person and j.assignment_id = :assignment and j.kind = 'GRADE'
                            and (j.state = 'FAILED' or j.waiting = 1 and j.reason_key <> :flagged)""" + LAST_AND_WITHOUT_RESULT)
                .param("person", person.value())
                .param("assignment", assignment.value())
                .param("flagged", GradingWorker.FLAGGED.key())
                .query(Integer.class)
                .single();
    }

    /** Those of everybody whose run has failed. */
    Set<SubmissionId> failed(AssignmentId assignment) {
        return Set.copyOf(jdbc.sql("""
                        select j.submission_id from grading_job j
                        where j.assignment_id = :assignment and j.kind = 'GRADE' and j.state = 'FAILED'""" + LAST_AND_WITHOUT_RESULT)
                .param("assignment", assignment.value())
                .query((row, _) -> new SubmissionId(row.getLong(1)))
                .list());
    }
}
