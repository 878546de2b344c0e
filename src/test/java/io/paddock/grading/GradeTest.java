package io.paddock.grading;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.account.UserId;
import io.paddock.assignment.AssignmentId;
import io.paddock.assignment.Submission;
import io.paddock.assignment.SubmissionId;
import io.paddock.assignment.sheet.Points;
import io.paddock.grading.RunReport.Flag;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradeTest {

    @Test
    void latenessIsTakenOffTestsAndMarksTogether() {
        assertThat(grade(0).points()).isEqualTo(new Points(775));
        assertThat(grade(10).earned()).isEqualTo(new Points(775));
        assertThat(grade(10).points()).as("to the nearest hundredth").isEqualTo(new Points(698));
        assertThat(grade(100).points()).isEqualTo(Points.NONE);
    }

    private static Grade grade(int deduction) {
        var submission = new Submission(
                new SubmissionId(1),
                new AssignmentId(1),
                new UserId(1),
                1,
                Instant.EPOCH,
                deduction > 0,
                deduction,
                "0".repeat(64),
                1,
                null);
        var test = new RunReport.Test("t", TestStatus.PASSED, new Points(325), "", 1, List.of());
        var report = new RunReport(List.of(test), List.of(), List.of(), Flag.NONE, false, "");
        var answer = new Grade.Answer("why", new Points(500), "", "", new Mark(new Points(450), "", new UserId(2)));
        return new Grade(submission, report, List.of(answer), true);
    }
}
