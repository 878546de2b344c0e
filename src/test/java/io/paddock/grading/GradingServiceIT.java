package io.paddock.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.account.AccessDenied;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentFixture;
import io.paddock.assignment.AssignmentService;
import io.paddock.assignment.Submission;
import io.paddock.assignment.sheet.Points;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.grading.GradingJob.State;
import io.paddock.grading.RunReport.Flag;
import io.paddock.lab.LabImageFixture;
import io.paddock.notebook.LongRunEnded;
import io.paddock.notebook.NotebookService;
import io.paddock.notice.NoticeKind;
import io.paddock.notice.NoticeSwitch;
import io.paddock.notice.Notices;
import io.paddock.support.Ground;
import io.paddock.support.IntegrationTest;
import io.paddock.support.MovableClock;
import io.paddock.support.People;
import io.paddock.support.Queries;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** From hand-in to gradebook on real parts. */
@IntegrationTest
class GradingServiceIT {

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private AssignmentService assignments;

    @Autowired
    private GradingService grading;

    @Autowired
    private GradebookService books;

    @Autowired
    private Notices notices;

    @Autowired
    private GradingQueue queue;

    @Autowired
    private NotebookService notebooks;

    @Autowired
    private MovableClock clock;

    @Autowired
    private People people;

    @Autowired
    private Queries queries;

    private Ground ground;
    private UserId student;
    private UserId teacher;
    private UserId assistant;
    private Assignment assignment;
    private GradingFixture fixture;

    @BeforeEach
    void course() {
        LabImageFixture.awaitPython(application);
        fixture = new GradingFixture(application).clear();
        ground = people.ground();
        student = people.with(Role.STUDENT, ground).id();
        teacher = people.with(Role.TEACHER, ground).id();
        assistant = people.with(Role.ASSISTANT, ground).id();
        assignment = AssignmentFixture.put(assignments, teacher, ground.course().id(), AssignmentFixture.doubling());
        assignments.open(student, assignment.id(), Language.ENGLISH);
    }

    @Test
    void aSubmissionIsGradedMarkedReleasedAndSeen() {
        answer("def double(x):\\n    return x + x");
        var submission = assignments.handIn(student, assignment.id()).submission();
        assertThat(grading.run(student, submission.id()))
                .hasValueSatisfying(job -> assertThat(job.place()).isEqualTo(1));

        fixture.workOnce();

        assertThat(grading.run(student, submission.id()))
                .hasValueSatisfying(job -> assertThat(job.state()).isEqualTo(State.DONE));
        assertThat(grading.grade(student, submission.id())).as("not released").isEmpty();
        var seen = grading.grade(teacher, submission.id()).orElseThrow();
        assertThat(seen.points()).isEqualTo(new Points(500));
        assertThat(seen.isComplete()).isFalse();
        assertThat(seen.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.text()).isEqualTo("YOUR ANSWER HERE");
            assertThat(answer.scheme()).contains("Because two times two");
        });
        assertThat(grading.release(teacher, assignment.id())).as("incomplete").isZero();

        grading.mark(assistant, submission.id(), "why", new Points(450), "Nearly.");
        assertThat(notices.count(student))
                .as("nothing is told before the release")
                .isZero();
        assertThat(grading.release(teacher, assignment.id())).isEqualTo(1);

        assertThat(notices.page(student, 0, 5)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.GRADE_OUT);
            assertThat(notice.link()).isEqualTo(GradingLinks.assignment(assignment));
        });
        var grade = grading.grade(student, submission.id()).orElseThrow();
        assertThat(grade.points()).isEqualTo(new Points(950));
        assertThat(grade.answers().getFirst().scheme()).isEmpty();
        assertThat(grade.answers().getFirst().mark()).isEqualTo(new Mark(new Points(450), "Nearly.", assistant));

        grading.mark(teacher, submission.id(), "why", new Points(500), "Right.");
        assertThat(grading.grade(student, submission.id()).orElseThrow().points())
                .isEqualTo(new Points(1000));
    }

    @Test
    void aStudentSeesNothingOfHiddenTestsButTheirOutcome() {
        answer("def double(x):\\n    return {2: 4, 3: 6}[x]");
        var submission = gradedAndReleased();

        var report = java.util.Objects.requireNonNull(
                grading.grade(student, submission.id()).orElseThrow().report());
        assertThat(report.tests())
                .extracting(RunReport.Test::status)
                .containsExactly(TestStatus.PASSED, TestStatus.FAILED);
        assertThat(report.toString()).doesNotContain("7.5", "KeyError");
        assertThat(java.util.Objects.requireNonNull(grading.grade(teacher, submission.id())
                                .orElseThrow()
                                .report())
                        .tests()
                        .getLast()
                        .error())
                .contains("KeyError");
    }

    @Test
    void aCheckRunsTheVisibleTestsOnACopyAndUsesNothingUp() {
        answer("def double(x):\\n    return {2: 4, 3: 6}[x]");
        var asked = grading.check(student, assignment.id());
        assertThat(grading.check(student, assignment.id()).id())
                .as("one at a time")
                .isEqualTo(asked.id());

        fixture.workOnce();

        var check = grading.lastCheck(student, assignment.id()).orElseThrow();
        assertThat(check.state()).isEqualTo(State.DONE);
        assertThat(java.util.Objects.requireNonNull(check.report()).tests())
                .extracting(RunReport.Test::status)
                .as("the hidden part is not there")
                .containsExactly(TestStatus.PASSED, TestStatus.PASSED);
        assertThat(assignments.mine(student, assignment.id())).isEmpty();
    }

    @Test
    void aCheckCanBeTakenBackWhileItWaitsAndWhileItRuns() {
        grading.check(student, assignment.id());
        grading.cancelCheck(student, assignment.id());
        grading.cancelCheck(student, assignment.id());

        assertThat(grading.lastCheck(student, assignment.id()))
                .hasValueSatisfying(check -> assertThat(check.state()).isEqualTo(State.CANCELLED));
        assertThat(queue.take()).isEmpty();

        grading.check(student, assignment.id());
        var running = queue.take().orElseThrow();
        grading.cancelCheck(student, assignment.id());
        assertThat(queue.done(running, new RunReport(List.of(), List.of(), List.of(), Flag.NONE, false, "")))
                .as("what it finds is dropped")
                .isFalse();
        queue.later(running, Message.of("grading.later.again"), Duration.ZERO);
        assertThat(grading.lastCheck(student, assignment.id()))
                .hasValueSatisfying(check -> assertThat(check.state()).isEqualTo(State.CANCELLED));
    }

    @Test
    void aCheckThatNobodyCanRunIsGivenUpAndAHandInNever() {
        grading.check(student, assignment.id());
        var submission = assignments.handIn(student, assignment.id()).submission();
        clock.advance(Duration.ofMinutes(16));

        fixture.workOnce();

        assertThat(grading.lastCheck(student, assignment.id())).hasValueSatisfying(check -> {
            assertThat(check.state()).isEqualTo(State.FAILED);
            assertThat(check.reason()).isEqualTo(Message.of("grading.check.waited-too-long"));
        });
        assertThat(grading.run(student, submission.id()))
                .hasValueSatisfying(job -> assertThat(job.state()).isEqualTo(State.DONE));
    }

    @Test
    void howOneStandsCostsTheSameWhateverTheNumberOfAssignments() {
        gradedAndReleased();
        var ids = new ArrayList<Assignment>();
        ids.add(assignment);
        var one = queries.counted(() -> grading.standings(student, ids));
        for (var number = 0; number < 6; number++) {
            assignments.put(
                    AssignmentFixture.source(ground.course().id(), "more-" + number, AssignmentFixture.doubling()));
            ids.add(assignments
                    .find(student, ground.course().id(), "more-" + number)
                    .orElseThrow());
        }
        assignments.open(student, ids.getLast().id(), Language.ENGLISH);

        assertThat(queries.counted(() -> grading.standings(student, ids))).isEqualTo(one);
        var standings = grading.standings(student, ids);
        assertThat(standings.get(assignment.id())).satisfies(standing -> {
            assertThat(standing.points()).isEqualTo(Points.NONE);
            assertThat(standing.possible()).isEqualTo(new Points(1000));
        });
        assertThat(standings.get(ids.getLast().id())).satisfies(standing -> {
            assertThat(standing.begun()).isTrue();
            assertThat(standing.last()).isNull();
        });
        assertThat(standings.get(ids.get(1).id()))
                .satisfies(standing -> assertThat(standing.begun()).isFalse());
    }

    @Test
    void aLongRunThatEndsWhileNobodyLooksIsTold() {
        var notebook = assignments.work(student, assignment.id()).orElseThrow().notebook();
        var ended = new LongRunEnded(notebook, student, LongRunEnded.Outcome.FAILED, Duration.ofMinutes(7));

        application.publishEvent(ended);
        notices.set(student, NoticeKind.RUN_FINISHED, new NoticeSwitch(false, false));
        application.publishEvent(ended);

        assertThat(notices.page(student, 0, 5)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.RUN_FINISHED);
            assertThat(notice.message()).isEqualTo(Message.of("notebook.notice.run-failed", "Doubling", 7));
            assertThat(notice.link()).isEqualTo(GradingLinks.assignment(assignment));
        });
    }

    @Test
    void aDamagedNotebookIsRepairedAndNoted() {
        var notebook = assignments.work(student, assignment.id()).orElseThrow().notebook();
        var file = new String(notebooks.download(student, notebook), StandardCharsets.UTF_8)
                .replace("assert double(2) == 4", "assert True");
        notebooks.replace(student, notebook, file.getBytes(StandardCharsets.UTF_8), "before");

        var submission = assignments.handIn(student, assignment.id()).submission();
        fixture.workOnce();

        var report = java.util.Objects.requireNonNull(
                grading.grade(teacher, submission.id()).orElseThrow().report());
        assertThat(report.points()).isEqualTo(Points.NONE);
        assertThat(report.repairs())
                .singleElement()
                .satisfies(note -> assertThat(note.cell()).isEqualTo("visible"));
    }

    @Test
    void whatRanWhenTheProcessWasKilledIsRunAgain() {
        answer("def double(x):\\n    return 2 * x");
        var submission = assignments.handIn(student, assignment.id()).submission();
        var taken = queue.take().orElseThrow();
        assertThat(taken.submission()).isEqualTo(submission.id());
        assertThat(queue.take()).isEmpty();

        queue.takeUp();
        fixture.workOnce();

        assertThat(grading.grade(teacher, submission.id()).orElseThrow().points())
                .isEqualTo(new Points(500));
    }

    @Test
    void placesAreCountedFromTheFront() {
        var second = people.with(Role.STUDENT, ground).id();
        assignments.open(second, assignment.id(), Language.ENGLISH);
        assignments.handIn(student, assignment.id());
        var later = assignments.handIn(second, assignment.id()).submission();

        assertThat(grading.run(second, later.id()))
                .hasValueSatisfying(job -> assertThat(job.place()).isEqualTo(2));
    }

    @Test
    void refusesMarksThatCannotBe() {
        var submission = assignments.handIn(student, assignment.id()).submission();

        assertThatThrownBy(() -> grading.mark(teacher, submission.id(), "why", new Points(501), ""))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> grading.mark(teacher, submission.id(), "visible", new Points(1), ""))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> grading.mark(student, submission.id(), "why", new Points(500), ""))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void theGradebookHasAllStudentsAndCostsFewQueries() {
        var idle = people.with(Role.STUDENT, ground).id();
        assignments.handIn(student, assignment.id());

        var one = queries.counted(() -> books.gradebook(teacher, ground.course().id()));
        var third = people.with(Role.STUDENT, ground).id();
        assignments.open(third, assignment.id(), Language.ENGLISH);
        assignments.handIn(third, assignment.id());

        assertThat(queries.counted(
                        () -> books.gradebook(teacher, ground.course().id())))
                .as("the same for more students")
                .isEqualTo(one);
        var book = books.gradebook(teacher, ground.course().id());

        assertThat(book.students()).extracting(person -> person.id()).contains(idle, student);
        assertThat(book.grade(idle, assignment.id())).isEmpty();
        assertThat(book.grade(student, assignment.id())).isPresent();
        var csv = new String(books.csv(teacher, ground.course().id(), Language.CHINESE), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFF学生,登录名,加倍（满分 10）,总分\r\n");
        assertThat(csv.lines()).hasSize(4);
    }

    private Submission gradedAndReleased() {
        var submission = assignments.handIn(student, assignment.id()).submission();
        fixture.workOnce();
        grading.mark(teacher, submission.id(), "why", new Points(0), "");
        assertThat(grading.release(teacher, assignment.id())).isEqualTo(1);
        return submission;
    }

    private void answer(String code) {
        var notebook = assignments.work(student, assignment.id()).orElseThrow().notebook();
        var file = new String(notebooks.download(student, notebook), StandardCharsets.UTF_8)
                .replace("def double(x):\\n    # YOUR CODE HERE\\n    raise NotImplementedError()", code);
        notebooks.replace(student, notebook, file.getBytes(StandardCharsets.UTF_8), "before");
    }
}
