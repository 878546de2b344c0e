package io.paddock.grading;

import io.paddock.account.Audit;
import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.assignment.AssignmentId;
import io.paddock.assignment.AssignmentService;
import io.paddock.assignment.GradingMaterials;
import io.paddock.assignment.Submission;
import io.paddock.assignment.SubmissionId;
import io.paddock.assignment.sheet.CellTitles;
import io.paddock.assignment.sheet.Points;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What a course's staff do with what was handed in: mark it, let its grade be seen, have it run again. */
@Service
public class Marking {

    private static final int LONGEST_REMARK = 4_000;

    private final GradingQueue queue;
    private final UngradedHandIns ungraded;
    private final GradeRows rows;
    private final Grades grades;
    private final GradingAccess access;
    private final GradingClockwork clockwork;
    private final AssignmentService assignments;
    private final GradingMaterials materials;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Marking(
            GradingQueue queue,
            UngradedHandIns ungraded,
            GradeRows rows,
            Grades grades,
            GradingAccess access,
            GradingClockwork clockwork,
            AssignmentService assignments,
            GradingMaterials materials,
            Audit audit,
            ApplicationEventPublisher events) {
        this.queue = queue;
        this.ungraded = ungraded;
        this.rows = rows;
        this.grades = grades;
        this.access = access;
        this.clockwork = clockwork;
        this.assignments = assignments;
        this.materials = materials;
        this.audit = audit;
        this.events = events;
    }

    /** What a person gives for an answer; for staff. A grade that was released changes at once. */
    public void mark(UserId actor, SubmissionId id, String cell, Points points, String remark) {
        var submission = assignments.submission(actor, id);
        var course = circle(actor, submission);
        access.requireMarker(actor, course, "mark");
        var material = materials.of(id);
        var asked = material.source().graded().stream()
                .filter(graded ->
                        graded.kind().isMarkedByHand() && graded.name().equals(cell))
                .findFirst()
                .orElseThrow(() -> new Refusal(Message.of("grading.refused.no-such-answer")));
        if (points.compareTo(asked.points()) > 0) {
            throw new Refusal(
                    Message.of("grading.refused.too-many-points", asked.points().toString()));
        }
        if (remark.length() > LONGEST_REMARK) {
            throw new Refusal(Message.of("grading.refused.long-remark", LONGEST_REMARK));
        }
        rows.mark(id, cell, points, asked.points(), remark.strip(), actor);
        audit.record(
                actor,
                "grading.marked",
                "person:" + submission.person(),
                course,
                Map.of(
                        "cell",
                        CellTitles.of(material.given()).getOrDefault(cell, cell),
                        "points",
                        points.toString(),
                        "submission",
                        id.toString()));
        if (rows.released(List.of(id)).contains(id)) {
            events.publishEvent(new GradeAwarded(assignments.find(actor, submission.assignment()), submission));
        }
    }

    /** Lets students see the grades that are complete; how many of them are new. For teachers. Takes its time in a large class. */
    public int release(UserId actor, AssignmentId id, ReleaseProgress progress) {
        var assignment = assignments.find(actor, id);
        access.requireTeacher(actor, assignment.circle(), "release");
        var released = 0;
        var submissions = assignments.handedIn(actor, List.of(id));
        var all = grades.of(submissions);
        try {
            for (var done = 0; done < submissions.size(); done++) {
                progress.reached(done, submissions.size());
                var submission = submissions.get(done);
                var grade = all.get(submission.id());
                if (grade != null && grade.isComplete() && rows.release(submission.id(), actor)) {
                    released++;
                    events.publishEvent(new GradeAwarded(assignment, submission));
                }
            }
        } finally {
            // where it breaks off half way, those that are out are out
            audit.record(
                    actor,
                    "grading.released",
                    "assignment:" + id,
                    assignment.circle(),
                    Map.of("count", Integer.toString(released)));
        }
        return released;
    }

    /** What was handed in and could not be graded; for staff and auditors. */
    public Set<SubmissionId> ungraded(UserId actor, AssignmentId id) {
        access.requireReader(actor, assignments.find(actor, id).circle(), "ungraded");
        return ungraded.failed(id);
    }

    /** Has a submission run once more; for staff. Marks stay. */
    public void gradeAgain(UserId actor, SubmissionId id) {
        var submission = assignments.submission(actor, id);
        var course = circle(actor, submission);
        access.requireMarker(actor, course, "run again");
        queue.addSubmission(submission.assignment(), submission.person(), id);
        clockwork.wake();
        audit.record(
                actor,
                "grading.run-again",
                "person:" + submission.person(),
                course,
                Map.of("submission", id.toString()));
    }

    /** Tests that the teacher's own solution does not pass, once it was run; for staff. */
    public List<String> solutionFails(UserId actor, SubmissionId id) {
        access.requireReader(actor, circle(actor, assignments.submission(actor, id)), "solution");
        return rows.reference(materials.of(id).version()).map(Reference::failed).orElse(List.of());
    }

    public boolean mayMark(UserId actor, CircleId course) {
        return access.mayMark(actor, course);
    }

    public boolean mayRelease(UserId actor, CircleId course) {
        return access.mayRelease(actor, course);
    }

    private CircleId circle(UserId actor, Submission submission) {
        return assignments.find(actor, submission.assignment()).circle();
    }
}
