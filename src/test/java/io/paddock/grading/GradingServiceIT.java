package io.paddock.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.account.AccessDenied;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.Person;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentFixture;
import io.paddock.assignment.AssignmentService;
import io.paddock.assignment.HandInRules;
import io.paddock.assignment.HandInTerms;
import io.paddock.assignment.Submission;
import io.paddock.assignment.sheet.Points;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.course.CourseImports;
import io.paddock.course.CourseParcelFiles;
import io.paddock.course.CourseTerms;
import io.paddock.grading.GradingJob.State;
import io.paddock.grading.RunReport.Flag;
import io.paddock.lab.LabImageFixture;
import io.paddock.notebook.LongRunEnded;
import io.paddock.notebook.NotebookService;
import io.paddock.notice.NoticeKind;
import io.paddock.notice.NoticePosted;
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
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;

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
    private Marking marking;

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

    @Autowired
    private GradingNews news;

    @Autowired
    private HandInTerms terms;

    @Autowired
    private CourseImports imports;

    @Autowired
    private CourseTerms courseTerms;

    @Autowired
    private CircleService circles;

    @Autowired
    private JdbcTemplate database;

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
        assertThat(marking.release(teacher, assignment.id(), ReleaseProgress.UNHEARD))
                .as("incomplete")
                .isZero();

        marking.mark(assistant, submission.id(), "why", new Points(450), "Nearly.");
        assertThat(notices.count(student))
                .as("nothing is told before the release")
                .isZero();
        assertThat(marking.release(teacher, assignment.id(), ReleaseProgress.UNHEARD))
                .isEqualTo(1);

        assertThat(notices.page(student, 0, 5)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.GRADE_OUT);
            assertThat(notice.link()).isEqualTo(GradingLinks.assignment(assignment));
        });
        var grade = grading.grade(student, submission.id()).orElseThrow();
        assertThat(grade.points()).isEqualTo(new Points(950));
        assertThat(grade.answers().getFirst().scheme()).isEmpty();
        assertThat(grade.answers().getFirst().mark()).isEqualTo(new Mark(new Points(450), "Nearly.", assistant));

        marking.mark(teacher, submission.id(), "why", new Points(500), "Right.");
        assertThat(grading.grade(student, submission.id()).orElseThrow().points())
                .isEqualTo(new Points(1000));
    }

    @Test
    void aStudentSeesNothingOfHiddenTestsButTheirOutcome() {
        answer("def double(x):\\n    return {2: 4, 3: 6}[x]");
        var submission = gradedAndReleased();

        var report = Objects.requireNonNull(
                grading.grade(student, submission.id()).orElseThrow().report());
        assertThat(report.tests())
                .extracting(RunReport.Test::status)
                .containsExactly(TestStatus.PASSED, TestStatus.FAILED);
        assertThat(report.toString()).doesNotContain("7.5", "KeyError");
        assertThat(Objects.requireNonNull(grading.grade(teacher, submission.id())
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
        assertThat(Objects.requireNonNull(check.report()).tests())
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

        var report = Objects.requireNonNull(
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
    void neitherAPageNorAStudentWhoHasLeftStopsGrading() {
        var gone = people.with(Role.STUDENT, ground).id();
        assignments.open(gone, assignment.id(), Language.ENGLISH);
        var theirs = assignments.handIn(gone, assignment.id()).submission();
        var submission = assignments.handIn(student, assignment.id()).submission();
        circles.leave(teacher, gone, ground.course().id(), Role.STUDENT);
        var unfollow = news.follow(student, () -> {
            throw new IllegalStateException("this page was closed a moment ago");
        });
        ApplicationListener<ApplicationEvent> bell = new FailsFirst(GradeAwarded.class);
        ApplicationListener<ApplicationEvent> page = new FailsFirst(NoticePosted.class);
        application.addApplicationListener(page);
        application.addApplicationListener(bell);
        try {
            fixture.workAll();
            marking.mark(teacher, theirs.id(), "why", new Points(100), "");
            marking.mark(teacher, submission.id(), "why", new Points(200), "");

            assertThat(marking.release(teacher, assignment.id(), ReleaseProgress.UNHEARD))
                    .isEqualTo(2);
        } finally {
            application.removeApplicationListener(bell);
            application.removeApplicationListener(page);
            unfollow.run();
        }
        assertThat(queue.ofSubmission(theirs.id()))
                .hasValueSatisfying(job -> assertThat(job.state()).isEqualTo(State.DONE));
        assertThat(grading.grade(student, submission.id()).orElseThrow().points())
                .isEqualTo(new Points(200));
        assertThat(grading.grade(teacher, theirs.id()).orElseThrow().released()).isTrue();
        assertThat(notices.count(student)).as("the notice itself is stored").isEqualTo(1);
        assertThat(notices.count(gone))
                .as("who has left is not sent to a page that is theirs no more")
                .isZero();
        assertThat(awarded(theirs)).isEqualTo(awarded(submission)).isEqualTo(1);
    }

    @Test
    void aReleaseThatBreaksOffIsOnRecordWithWhatIsOut() {
        var second = people.with(Role.STUDENT, ground).id();
        assignments.open(second, assignment.id(), Language.ENGLISH);
        for (var who : List.of(student, second)) {
            var submission = assignments.handIn(who, assignment.id()).submission();
            fixture.workOnce();
            marking.mark(teacher, submission.id(), "why", new Points(100), "");
        }

        assertThatThrownBy(() -> marking.release(teacher, assignment.id(), (done, all) -> {
                    if (done == 1) {
                        throw new IllegalStateException("the database is away");
                    }
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(database.queryForObject(
                        "select details from audit_entry where action = 'grading.released' and actor_id = ?",
                        String.class,
                        teacher.value()))
                .contains("\"count\":\"1\"");
        assertThat(marking.release(teacher, assignment.id(), ReleaseProgress.UNHEARD))
                .as("the rest")
                .isEqualTo(1);
    }

    @Test
    void aHandInThatWeCouldNotGradeIsNoAttempt() {
        terms.set(teacher, assignment.id(), new HandInRules(0, 1));
        var first = assignments.handIn(student, assignment.id()).submission();
        answer("def double(x):\\n    return x");
        assertThatThrownBy(() -> assignments.handIn(student, assignment.id()))
                .as("while all goes well it is one")
                .isInstanceOf(Refusal.class);

        queue.postpone(queue.take().orElseThrow(), Message.of("grading.later.again"), Duration.ZERO);
        var second = assignments.handIn(student, assignment.id()).submission();
        assertThat(second.number()).isEqualTo(2);
        queue.failed(queue.take().orElseThrow(), Message.of("grading.failed"));
        assertThat(marking.ungraded(teacher, assignment.id())).containsExactly(first.id());
        fixture.workAll();
        change("return x", "return x + x");
        assertThatThrownBy(() -> assignments.handIn(student, assignment.id()))
                .as("the second one has a result")
                .isInstanceOf(Refusal.class);
        assertThat(queue.ofSubmission(second.id()))
                .hasValueSatisfying(job -> assertThat(job.tries()).isEqualTo(1));
    }

    @Test
    void whatHadToWaitForTheEngineIsStillTriedTwice() {
        var submission = assignments.handIn(student, assignment.id()).submission();
        for (var outage = 0; outage < 5; outage++) {
            queue.postpone(queue.take().orElseThrow(), Message.of("grading.later.again"), Duration.ZERO);
        }

        assertThat(queue.ofSubmission(submission.id()))
                .hasValueSatisfying(job -> assertThat(job.tries()).isZero());
    }

    @Test
    void anotherRunOfAReleasedGradeIsToldAnew() {
        var submission = gradedAndReleased();
        assertThat(notices.count(student)).isEqualTo(1);

        marking.gradeAgain(teacher, submission.id());
        fixture.workOnce();

        assertThat(notices.count(student)).isEqualTo(2);
        assertThat(grading.grade(student, submission.id())).isPresent();
    }

    @Test
    void onlyWhoMayStillHandInMayCheck() {
        var other = people.with(Role.STUDENT, ground).id();
        assertThatThrownBy(() -> grading.check(other, assignment.id()))
                .as("nothing to check")
                .isInstanceOf(AccessDenied.class);
        circles.leave(teacher, student, ground.course().id(), Role.STUDENT);
        assertThatThrownBy(() -> grading.check(student, assignment.id()))
                .as("has left")
                .isInstanceOf(AccessDenied.class);

        var placed = imports.place(
                teacher,
                CourseParcelFiles.course("Checks that end").upload(imports, teacher),
                ground.department().id(),
                "");
        circles.ensureMember(student, placed.circle(), Role.STUDENT);
        var last = AssignmentFixture.put(assignments, teacher, placed.circle(), AssignmentFixture.doubling());
        assignments.open(student, last.id(), Language.ENGLISH);
        courseTerms.end(teacher, placed.slug());
        assertThatThrownBy(() -> grading.check(student, last.id()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("assignment.refused.ended");
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

        assertThatThrownBy(() -> marking.mark(teacher, submission.id(), "why", new Points(501), ""))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> marking.mark(teacher, submission.id(), "visible", new Points(1), ""))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> marking.mark(student, submission.id(), "why", new Points(500), ""))
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

    @Test
    void aGradebookCostsTheSameWhateverTheNumberOfAssignmentsAndSections() {
        assignments.handIn(student, assignment.id());
        var course = ground.course().id();
        var one = queries.counted(() -> books.gradebook(teacher, course));
        for (var number = 0; number < 4; number++) {
            assignments.put(AssignmentFixture.source(course, "more-" + number, AssignmentFixture.doubling()));
            var more = assignments.find(student, course, "more-" + number).orElseThrow();
            assignments.open(student, more.id(), Language.ENGLISH);
            assignments.handIn(student, more.id());
        }
        var section = circles.ensure(CircleKind.SECTION, "Tuesday", course);
        var inside = people.with(Role.STUDENT, section.id()).id();

        assertThat(queries.counted(() -> books.gradebook(teacher, course))).isEqualTo(one);
        assertThat(books.gradebook(teacher, course).students())
                .extracting(Person::id)
                .contains(student, inside);
    }

    @Test
    void ofAGradeThatIsNotOutItsStudentReadsNothing() {
        var submission = assignments.handIn(student, assignment.id()).submission();
        fixture.workOnce();
        database.update(
                "update grading_result set report = 'no report' where submission_id = ?",
                submission.id().value());

        assertThat(grading.grade(student, submission.id())).isEmpty();
    }

    @Test
    void aRunThatIsFlaggedIsRunOnceMoreAndIsAnAttemptAllTheWhile() {
        terms.set(teacher, assignment.id(), new HandInRules(0, 1));
        answer("import os, signal\\nos.kill(os.getppid(), signal.SIGKILL)");
        var submission = assignments.handIn(student, assignment.id()).submission();
        queue.later(queue.take().orElseThrow(), Message.of("grading.later.again"), Duration.ZERO);

        fixture.workOnce();

        assertThat(queue.ofSubmission(submission.id())).hasValueSatisfying(job -> {
            assertThat(job.state())
                    .as("a try that failed on our side flags nothing")
                    .isEqualTo(State.QUEUED);
            assertThat(job.reason()).isEqualTo(Message.of("grading.later.flagged"));
        });
        change("os.getppid()", "os.getppid() ");
        assertThatThrownBy(() -> assignments.handIn(student, assignment.id()))
                .as("it will have a result, and may be the student's own doing")
                .isInstanceOf(Refusal.class);

        clock.advance(Duration.ofMinutes(5));
        fixture.workOnce();
        assertThat(grading.grade(teacher, submission.id()).orElseThrow().report())
                .satisfies(report ->
                        assertThat(Objects.requireNonNull(report).flag()).isEqualTo(Flag.NO_REPORT));
    }

    private Submission gradedAndReleased() {
        var submission = assignments.handIn(student, assignment.id()).submission();
        fixture.workOnce();
        marking.mark(teacher, submission.id(), "why", new Points(0), "");
        assertThat(marking.release(teacher, assignment.id(), ReleaseProgress.UNHEARD))
                .isEqualTo(1);
        return submission;
    }

    private int awarded(Submission submission) {
        return Objects.requireNonNull(database.queryForObject(
                "select awarded_number from progress_hand_in where person_id = ? and assignment_id = ?",
                Integer.class,
                submission.person().value(),
                submission.assignment().value()));
    }

    private void answer(String code) {
        change("def double(x):\\n    # YOUR CODE HERE\\n    raise NotImplementedError()", code);
    }

    private void change(String text, String other) {
        var notebook = assignments.work(student, assignment.id()).orElseThrow().notebook();
        var file = new String(notebooks.download(student, notebook), StandardCharsets.UTF_8).replace(text, other);
        notebooks.replace(student, notebook, file.getBytes(StandardCharsets.UTF_8), "before");
    }

    private record FailsFirst(Class<?> on) implements ApplicationListener<ApplicationEvent>, Ordered {

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public void onApplicationEvent(ApplicationEvent event) {
            if (event instanceof PayloadApplicationEvent<?> payload && on.isInstance(payload.getPayload())) {
                throw new IllegalStateException("so was this one");
            }
        }
    }
}
