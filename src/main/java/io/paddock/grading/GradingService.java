package io.paddock.grading;

import io.paddock.account.AccessDenied;
import io.paddock.account.Audit;
import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentId;
import io.paddock.assignment.AssignmentService;
import io.paddock.assignment.Dates;
import io.paddock.assignment.HandInTerms;
import io.paddock.assignment.Submission;
import io.paddock.assignment.SubmissionId;
import io.paddock.assignment.sheet.Points;
import io.paddock.base.language.Refusal;
import io.paddock.notebook.NotebookService;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Checks of one's own work, and grades to be read; {@link Marking} makes them. */
@Service
public class GradingService {

    private final GradingQueue queue;
    private final GradeRows rows;
    private final Grades grades;
    private final GradingAccess access;
    private final GradingClockwork clockwork;
    private final GradingNews news;
    private final AssignmentService assignments;
    private final HandInTerms terms;
    private final NotebookService notebooks;
    private final Audit audit;

    GradingService(
            GradingQueue queue,
            GradeRows rows,
            Grades grades,
            GradingAccess access,
            GradingClockwork clockwork,
            GradingNews news,
            AssignmentService assignments,
            HandInTerms terms,
            NotebookService notebooks,
            Audit audit) {
        this.queue = queue;
        this.rows = rows;
        this.grades = grades;
        this.access = access;
        this.clockwork = clockwork;
        this.news = news;
        this.assignments = assignments;
        this.terms = terms;
        this.notebooks = notebooks;
        this.audit = audit;
    }

    /**
     * Asks for a run of the visible tests on a copy of one's own notebook; one that waits already is the answer.
     *
     * @throws AccessDenied where the person has no work on it, or works in the course no more
     * @throws Refusal where the course's term has ended
     */
    public GradingJob check(UserId actor, AssignmentId id) {
        var work = assignments.workUnderWay(actor, id);
        queue.addCheck(id, actor, notebooks.download(actor, work.notebook()));
        clockwork.wake();
        return queue.lastCheck(id, actor).orElseThrow();
    }

    /** One's own last check. */
    public Optional<GradingJob> lastCheck(UserId actor, AssignmentId id) {
        return queue.lastCheck(id, actor);
    }

    /** Takes one's own check of an assignment back; what it finds after that is dropped. Nothing where none is under way. */
    public void cancelCheck(UserId actor, AssignmentId id) {
        if (queue.cancelCheck(id, actor)) {
            news.changed();
        }
    }

    /** How the person stands with each of the assignments, in a number of queries that does not grow with them. */
    public Map<AssignmentId, AssignmentStanding> standings(UserId actor, Collection<Assignment> found) {
        var ids = found.stream().map(Assignment::id).toList();
        var dates = terms.dates(actor, found);
        var begun = assignments.begun(actor, ids);
        var last = assignments.last(actor, ids);
        var possible = assignments.points(ids);
        var all = grades.of(last.values());
        var standings = new HashMap<AssignmentId, AssignmentStanding>();
        for (var assignment : found) {
            var id = assignment.id();
            var submission = last.get(id);
            var grade = submission == null ? null : all.get(submission.id());
            standings.put(
                    id,
                    new AssignmentStanding(
                            assignment.withdrawn() ? Dates.OPEN : dates.getOrDefault(id, Dates.OPEN),
                            begun.contains(id),
                            submission,
                            grade != null && grade.released() ? grade.points() : null,
                            possible.getOrDefault(id, Points.NONE)));
        }
        return standings;
    }

    /** Those of the submissions that have a grade which their students see, on behalf of Paddock itself. */
    public Set<SubmissionId> released(Collection<SubmissionId> ids) {
        return rows.released(ids);
    }

    /** How far the run of a submission is; one's own, or for staff anybody's. Says nothing of what it found. */
    public Optional<GradingJob> run(UserId actor, SubmissionId id) {
        assignments.submission(actor, id);
        return queue.ofSubmission(id)
                .map(job -> new GradingJob(
                        job.id(),
                        job.assignment(),
                        job.person(),
                        job.submission(),
                        job.state(),
                        job.place(),
                        job.tries(),
                        job.queuedAt(),
                        job.startedAt(),
                        job.finishedAt(),
                        job.reason(),
                        null));
    }

    /** A grade: one's own once it is released, without what only staff may see; anybody's for staff. */
    public Optional<Grade> grade(UserId actor, SubmissionId id) {
        var submission = assignments.submission(actor, id);
        var course = circle(actor, submission);
        if (access.mayRead(actor, course)) {
            if (!actor.equals(submission.person())) {
                audit.record(
                        actor,
                        "grading.read",
                        "person:" + submission.person(),
                        course,
                        Map.of("submission", id.toString()));
            }
            return Optional.of(grades.of(submission));
        }
        if (!isReleased(id)) {
            return Optional.empty();
        }
        var grade = grades.of(submission);
        var report = grade.report();
        if (report == null) {
            return Optional.empty();
        }
        return Optional.of(new Grade(
                submission,
                report.forStudent(),
                grade.answers().stream()
                        .map(answer ->
                                new Grade.Answer(answer.cell(), answer.possible(), answer.text(), "", answer.mark()))
                        .toList(),
                true));
    }

    public boolean mayRead(UserId actor, CircleId course) {
        return access.mayRead(actor, course);
    }

    private boolean isReleased(SubmissionId id) {
        return rows.released(List.of(id)).contains(id);
    }

    private CircleId circle(UserId actor, Submission submission) {
        return assignments.find(actor, submission.assignment()).circle();
    }
}
