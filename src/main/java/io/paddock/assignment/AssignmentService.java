package io.paddock.assignment;

import io.paddock.account.AccessDenied;
import io.paddock.account.Audit;
import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.assignment.sheet.CellTitles;
import io.paddock.assignment.sheet.Points;
import io.paddock.assignment.sheet.SheetProblem;
import io.paddock.base.language.Language;
import io.paddock.notebook.NotebookId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Assignments of courses, and people's work on them. */
@Service
public class AssignmentService {

    private final AssignmentRows assignments;
    private final SubmissionRows submissions;
    private final AssignmentLibrary library;
    private final GradingMaterials materials;
    private final AssignmentAccess access;
    private final WorkOpening opening;
    private final HandInTerms terms;
    private final HandInDesk desk;
    private final Audit audit;
    private final Clock clock;

    AssignmentService(
            AssignmentRows assignments,
            SubmissionRows submissions,
            AssignmentLibrary library,
            GradingMaterials materials,
            AssignmentAccess access,
            WorkOpening opening,
            HandInTerms terms,
            HandInDesk desk,
            Audit audit,
            Clock clock) {
        this.assignments = assignments;
        this.submissions = submissions;
        this.library = library;
        this.materials = materials;
        this.access = access;
        this.opening = opening;
        this.terms = terms;
        this.desk = desk;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes an assignment in, on behalf of Paddock itself; what is wrong with it, and then nothing has changed. */
    public List<SheetProblem> put(AssignmentSource source) {
        return library.put(source);
    }

    /** Assignments of those of the circles that the person may look into, in the order of their making. */
    public List<Assignment> assignments(UserId actor, Collection<CircleId> courses) {
        return assignments.ofCircles(access.lookedInto(actor, courses));
    }

    /** An assignment by the course's folder and its own name; empty where there is none or it is not the person's to see. */
    public Optional<Assignment> find(UserId actor, CircleId course, String name) {
        return assignments(actor, List.of(course)).stream()
                .filter(assignment -> assignment.name().equals(name))
                .findFirst();
    }

    /** @throws AccessDenied where there is none or it is not the person's to see */
    public Assignment find(UserId actor, AssignmentId id) {
        var assignment = require(actor, id);
        access.requireLook(actor, assignment);
        return assignment;
    }

    /** Points that can be had. */
    public Map<AssignmentId, Points> points(Collection<AssignmentId> ids) {
        return assignments.points(ids);
    }

    public boolean maySetDates(UserId actor, CircleId course) {
        return access.maySetDates(actor, course);
    }

    /** Whether a person works on the course's assignments, or only looks at them. */
    public boolean mayWork(UserId actor, CircleId course) {
        return access.mayWork(actor, course);
    }

    /**
     * The person's work; the first time, a notebook is made in this language.
     *
     * @throws io.paddock.base.language.Refusal where it has not opened yet, for students, was withdrawn, or the course's term has ended
     */
    public AssignmentWork open(UserId actor, AssignmentId id, Language language) {
        var assignment = require(actor, id);
        access.requireWork(actor, assignment);
        if (submissions.work(id, actor).isEmpty()) {
            access.requireRunning(assignment);
        }
        var now = clock.instant();
        var dates = terms.dates(actor, assignment);
        var timing = dates.at(now);
        if (timing == Dates.Timing.TOO_EARLY && !access.isStaff(actor, assignment.circle())) {
            HandInDesk.requireOpen(dates, timing, now);
        }
        return opening.open(actor, assignment, language);
    }

    /** One's own work, if it was opened. */
    public Optional<AssignmentWork> work(UserId actor, AssignmentId id) {
        return submissions.work(id, actor);
    }

    /** What a notebook was made for, on behalf of Paddock itself; empty for notebooks of lessons. */
    public Optional<Assignment> ofNotebook(NotebookId notebook) {
        return submissions.assignment(notebook).flatMap(assignments::find);
    }

    /** Which of these the person has begun. */
    public Set<AssignmentId> begun(UserId actor, Collection<AssignmentId> ids) {
        return submissions.begun(actor, ids);
    }

    /** What people call the marked cells of one's own work, by their names; empty where it was not opened. */
    public Map<String, String> titles(UserId actor, AssignmentId id) {
        return submissions
                .work(id, actor)
                .map(work -> CellTitles.of(materials.of(work).given()))
                .orElse(Map.of());
    }

    /** The same for what was handed in; one's own, or anybody's for staff and auditors. */
    public Map<String, String> titles(UserId actor, SubmissionId id) {
        submission(actor, id);
        return CellTitles.of(materials.of(id).given());
    }

    /**
     * Hands the notebook in as it is now; returns once it is stored.
     *
     * @throws io.paddock.base.language.Refusal where it is too early or too late, it was withdrawn, or the course's term has ended
     */
    public HandIn handIn(UserId actor, AssignmentId id) {
        return desk.take(require(actor, id), workUnderWay(actor, id));
    }

    /**
     * One's own work while something may still be done with it.
     *
     * @throws AccessDenied where it was not opened, or its person works in the course no more
     * @throws io.paddock.base.language.Refusal where it was withdrawn or the course's term has ended
     */
    public AssignmentWork workUnderWay(UserId actor, AssignmentId id) {
        var assignment = require(actor, id);
        access.requireWork(actor, assignment);
        access.requireRunning(assignment);
        return submissions.work(id, actor).orElseThrow(() -> new AccessDenied(actor, "work on assignment " + id));
    }

    /** One's own submissions, the newest first. */
    public List<Submission> mine(UserId actor, AssignmentId id) {
        return submissions.of(id, actor);
    }

    /** One's own last submissions of these. */
    public Map<AssignmentId, Submission> last(UserId actor, Collection<AssignmentId> ids) {
        return submissions.last(actor, ids).stream().collect(Collectors.toMap(Submission::assignment, last -> last));
    }

    /** The last submissions of everybody; for staff and auditors. */
    public List<Submission> handedIn(UserId actor, Collection<AssignmentId> ids) {
        var found = assignments.find(ids);
        for (var id : ids) {
            if (!found.containsKey(id)) {
                throw new AccessDenied(actor, "assignment " + id);
            }
        }
        // one of each course: who may see one assignment's may see the others'
        found.values().stream()
                .collect(Collectors.toMap(Assignment::circle, Function.identity(), (one, other) -> one))
                .values()
                .forEach(assignment -> access.requireSubmissions(actor, assignment));
        return submissions.last(ids);
    }

    /** All that was ever handed in for a course's assignments, on behalf of Paddock itself. */
    public List<Submission> everySubmission(CircleId course) {
        return submissions.ofCircle(course);
    }

    /** One's own submission, or anybody's for staff and auditors. */
    public Submission submission(UserId actor, SubmissionId id) {
        var submission = submissions.find(id).orElseThrow(() -> new AccessDenied(actor, "submission " + id));
        if (!submission.person().equals(actor)) {
            access.requireSubmissions(actor, require(actor, submission.assignment()));
        }
        return submission;
    }

    /** The file that was handed in; a look into somebody else's goes on record. */
    public byte[] file(UserId actor, SubmissionId id) {
        var submission = submission(actor, id);
        if (!submission.person().equals(actor)) {
            var circle = require(actor, submission.assignment()).circle();
            audit.record(
                    actor,
                    "assignment.read",
                    "person:" + submission.person(),
                    circle,
                    Map.of("submission", id.toString()));
        }
        return submissions.content(id);
    }

    private Assignment require(UserId actor, AssignmentId id) {
        return assignments.find(id).orElseThrow(() -> new AccessDenied(actor, "assignment " + id));
    }
}
