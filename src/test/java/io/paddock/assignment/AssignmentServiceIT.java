package io.paddock.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.account.AccessDenied;
import io.paddock.account.CircleService;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.assignment.sheet.Sheet;
import io.paddock.assignment.sheet.Untouched;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.capacity.ComputeNeed;
import io.paddock.capacity.SliceNeed;
import io.paddock.course.CourseImports;
import io.paddock.course.CourseParcelFiles;
import io.paddock.course.CourseTerms;
import io.paddock.notebook.NotebookService;
import io.paddock.support.Ground;
import io.paddock.support.IntegrationTest;
import io.paddock.support.MovableClock;
import io.paddock.support.People;
import io.paddock.support.Queries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@IntegrationTest
class AssignmentServiceIT {

    private static final Instant DUE = Instant.parse("2026-12-01T15:59:59Z");
    private static final Instant CLOSES = Instant.parse("2026-12-03T16:00:00Z");

    @Autowired
    private AssignmentService assignments;

    @Autowired
    private WorkSoFar soFar;

    @Autowired
    private GradingMaterials materials;

    @Autowired
    private HandInTerms handInTerms;

    @Autowired
    private NotebookService notebooks;

    @Autowired
    private CourseImports imports;

    @Autowired
    private CourseTerms terms;

    @Autowired
    private CircleService circles;

    @Autowired
    private People people;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private Queries queries;

    private Ground ground;
    private UserId student;
    private UserId teacher;
    private Assignment assignment;

    @BeforeEach
    void course() {
        ground = people.ground();
        student = people.with(Role.STUDENT, ground).id();
        teacher = people.with(Role.TEACHER, ground).id();
        assignment = AssignmentFixture.put(assignments, teacher, ground.course().id(), AssignmentFixture.doubling());
    }

    @Test
    void theStudentsNotebookHasNoSolutionAndNoHiddenTest() {
        var work = assignments.open(student, assignment.id(), Language.ENGLISH);

        assertThat(new String(notebooks.download(student, work.notebook()), StandardCharsets.UTF_8))
                .contains("assert double(3) == 6", "YOUR CODE HERE")
                .doesNotContain("2 * x", "7.5", "Because two");
    }

    @Test
    void labsOfThoseWhoWorkOnItGetWhatItsAuthorAsksFor() {
        var plain = AssignmentFixture.source(ground.course().id(), "fast", AssignmentFixture.doubling());
        assertThat(assignments.put(plain)).isEmpty();
        var early = people.with(Role.STUDENT, ground).id();
        var begun = open(early, "fast");
        var need = new ComputeNeed(900, 1500, new SliceNeed(8000, true));
        assertThat(assignments.put(new AssignmentSource(
                        plain.circle(),
                        plain.course(),
                        plain.name(),
                        plain.title(),
                        plain.environment(),
                        need,
                        true,
                        null,
                        plain.notebooks())))
                .isEmpty();

        var fast = assignments.find(student, ground.course().id(), "fast").orElseThrow();
        assertThat(fast.need()).isEqualTo(need);
        assertThat(open(early, "fast").notebook()).isEqualTo(begun.notebook());
        for (var work : List.of(open(student, "fast"), begun)) {
            assertThat(database.queryForMap(
                            "select memory_mebibytes, slice_mebibytes, slice_cpu_too, egress from notebook where id = ?",
                            work.notebook().value()))
                    .containsEntry("memory_mebibytes", 900)
                    .containsEntry("slice_mebibytes", 8000)
                    .containsEntry("slice_cpu_too", true)
                    .containsEntry("egress", true);
        }
        assertThat(assignment.need().slice()).isNull();
    }

    private AssignmentWork open(UserId person, String name) {
        var id = assignments
                .find(person, ground.course().id(), name)
                .orElseThrow()
                .id();
        return assignments.open(person, id, Language.ENGLISH);
    }

    @Test
    void nothingIsBegunOrHandedInOnceTheTermHasEnded() {
        var placed = imports.place(
                teacher,
                CourseParcelFiles.course("Rivers that end").upload(imports, teacher),
                ground.department().id(),
                "");
        var late = people.with(Role.STUDENT, placed.circle()).id();
        circles.ensureMember(student, placed.circle(), Role.STUDENT);
        var last = AssignmentFixture.put(assignments, teacher, placed.circle(), AssignmentFixture.doubling());
        var work = assignments.open(student, last.id(), Language.ENGLISH);

        terms.end(teacher, placed.slug());

        assertThatThrownBy(() -> assignments.handIn(student, last.id()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("assignment.refused.ended");
        assertThatThrownBy(() -> assignments.open(late, last.id(), Language.ENGLISH))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("assignment.refused.ended");
        assertThat(assignments.open(student, last.id(), Language.ENGLISH)).isEqualTo(work);
        terms.reopen(teacher, placed.slug());
        assertThat(assignments.handIn(student, last.id()).submission().number()).isEqualTo(1);
    }

    @Test
    void whatANewVersionOfTheCourseLeavesOutIsWithdrawnAndStaysToBeRead() {
        var title = "Rivers without dams";
        var placed = imports.place(
                teacher,
                CourseParcelFiles.course(title).upload(imports, teacher),
                ground.department().id(),
                "");
        circles.ensureMember(student, placed.circle(), Role.STUDENT);
        var late = people.with(Role.STUDENT, placed.circle()).id();
        var dams = assignments.find(student, placed.circle(), "dams").orElseThrow();
        var work = assignments.open(student, dams.id(), Language.ENGLISH);
        var receipt = assignments.handIn(student, dams.id()).submission();

        var without = CourseParcelFiles.course(title)
                .replaced(
                        "course.yaml",
                        "assignments:\n  - folder: dams\n    title: { en: Dams }\n    minutes: 60\n",
                        "");
        imports.renew(teacher, without.upload(imports, teacher), placed.slug());

        assertThat(assignments.find(student, dams.id()).withdrawn()).isTrue();
        assertThat(assignments.open(student, dams.id(), Language.ENGLISH)).isEqualTo(work);
        assertThat(assignments.file(student, receipt.id())).isNotEmpty();
        assertThat(assignments.handedIn(teacher, List.of(dams.id()))).containsExactly(receipt);
        assertThatThrownBy(() -> assignments.handIn(student, dams.id()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("assignment.refused.withdrawn");
        assertThatThrownBy(() -> assignments.workUnderWay(student, dams.id())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> assignments.open(late, dams.id(), Language.ENGLISH))
                .isInstanceOf(Refusal.class);

        imports.renew(teacher, CourseParcelFiles.course(title).upload(imports, teacher), placed.slug());

        assertThat(assignments.find(student, dams.id()).withdrawn()).isFalse();
        assertThat(assignments.handIn(student, dams.id()).repeated()).isTrue();
    }

    @Test
    void tooMuchDataIsToldByFileAndLimitBeforeAnythingIsTakenIn(@TempDir Path folder) throws IOException {
        var data = Files.createDirectory(folder.resolve("data"));
        Files.write(data.resolve("a-small.csv"), new byte[1_000]);
        Files.write(data.resolve("large.bin"), new byte[(int) AssignmentData.MOST_BYTES]);
        var plain = AssignmentFixture.source(ground.course().id(), "weighty", AssignmentFixture.doubling());

        var problems = assignments.put(new AssignmentSource(
                plain.circle(),
                plain.course(),
                plain.name(),
                plain.title(),
                plain.environment(),
                plain.need(),
                false,
                data,
                plain.notebooks()));

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .isEqualTo(Message.of("assignment.data.too-large", "data/large.bin", 32L)));
        assertThat(assignments.find(teacher, ground.course().id(), "weighty")).isEmpty();
    }

    @Test
    void aReceiptNamesWhatWasStored() {
        assignments.open(student, assignment.id(), Language.ENGLISH);
        clock.stopAt(DUE.minusSeconds(60));

        var receipt = assignments.handIn(student, assignment.id()).submission();

        assertThat(receipt.number()).isEqualTo(1);
        assertThat(receipt.receivedAt()).isEqualTo(DUE.minusSeconds(60));
        assertThat(receipt.late()).isFalse();
        var file = assignments.file(student, receipt.id());
        assertThat(file).hasSize(receipt.bytes());
        assertThat(Sha256.of(file)).isEqualTo(receipt.sha256());
        assertThat(Sheet.read(file).points().hundredths()).isEqualTo(1000);
        assertThat(assignments.mine(student, assignment.id())).containsExactly(receipt);
    }

    @Test
    void anUnchangedNotebookKeepsItsReceiptAndAChangedOneGetsAnother() {
        var work = assignments.open(student, assignment.id(), Language.ENGLISH);
        var first = assignments.handIn(student, assignment.id());
        var again = assignments.handIn(student, assignment.id());

        assertThat(again.repeated()).isTrue();
        assertThat(again.submission()).isEqualTo(first.submission());
        assertThat(soFar.changedSince(student, assignment.id())).contains(0);

        assertThat(soFar.untouched(student, assignment.id())).contains(new Untouched(2, 2));
        change(work, "return 2 + x");
        assertThat(soFar.untouched(student, assignment.id())).contains(new Untouched(1, 2));
        assertThat(soFar.changedSince(student, assignment.id())).contains(1);
        var second = assignments.handIn(student, assignment.id());
        assertThat(second.repeated()).isFalse();
        assertThat(second.submission().number()).isEqualTo(2);
        assertThat(assignments.handedIn(teacher, List.of(assignment.id()))).containsExactly(second.submission());
    }

    @Test
    void handingInManyTimesAtOnceGivesOneReceipt() throws Exception {
        assignments.open(student, assignment.id(), Language.ENGLISH);

        var receipts = together(8, () -> assignments.handIn(student, assignment.id()));

        assertThat(receipts)
                .extracting(HandIn::submission)
                .containsOnly(receipts.getFirst().submission());
        assertThat(receipts).filteredOn(receipt -> !receipt.repeated()).hasSize(1);
        assertThat(assignments.mine(student, assignment.id())).hasSize(1);
    }

    @Test
    void handingInBesideEditsLosesAndDoublesNothing() throws Exception {
        var work = assignments.open(student, assignment.id(), Language.ENGLISH);
        var turn = new AtomicInteger();

        var receipts = together(8, () -> {
            change(work, "return " + turn.incrementAndGet());
            return assignments.handIn(student, assignment.id());
        });

        var stored = assignments.mine(student, assignment.id());
        assertThat(stored)
                .extracting(Submission::number)
                .as("numbers without a gap, the newest first")
                .containsExactlyElementsOf(IntStream.iterate(stored.size(), number -> number - 1)
                        .limit(stored.size())
                        .boxed()
                        .toList());
        assertThat(receipts).extracting(HandIn::submission).isSubsetOf(stored);
        assertThat(receipts)
                .filteredOn(receipt -> !receipt.repeated())
                .as("each stored one was told to one who handed in")
                .hasSameSizeAs(stored);
        assertThat(database.queryForObject(
                        "select count(*) from grading_job j join assignment_submission s on s.id = j.submission_id"
                                + " join assignment_work w on w.id = s.work_id where w.person_id = ?",
                        Integer.class,
                        student.value()))
                .as("each is graded once")
                .isEqualTo(stored.size());
    }

    @Test
    void callsTestsByWhatTheyAreAbout() {
        assignments.put(AssignmentFixture.source(
                ground.course().id(),
                "titled",
                AssignmentFixture.doubling().test("t1", "1", "# Doubles zero\nassert double(0) == 0")));
        var titled = assignments.find(student, ground.course().id(), "titled").orElseThrow();
        assertThat(assignments.titles(student, titled.id())).as("not opened").isEmpty();
        assignments.open(student, titled.id(), Language.ENGLISH);
        var receipt = assignments.handIn(student, titled.id()).submission();

        assertThat(assignments.titles(student, titled.id()))
                .isEqualTo(assignments.titles(teacher, receipt.id()))
                .containsEntry("t1", "Doubles zero")
                .containsEntry("visible", "Doubles what it sees")
                .containsEntry("hidden", "hidden");
    }

    @Test
    void openingInManyTabsAtOnceGivesOneNotebook() throws Exception {
        var works = together(6, () -> assignments.open(student, assignment.id(), Language.ENGLISH));

        assertThat(works)
                .extracting(AssignmentWork::notebook)
                .containsOnly(works.getFirst().notebook());
    }

    @Test
    void theServersClockDecidesAtTheVerySecond() {
        var work = assignments.open(student, assignment.id(), Language.ENGLISH);
        handInTerms.set(teacher, assignment.id(), new Dates(null, DUE, CLOSES));

        clock.stopAt(DUE);
        assertThat(assignments.handIn(student, assignment.id()).submission().late())
                .isFalse();
        change(work, "return 1");
        clock.stopAt(DUE.plusNanos(1_000));
        assertThat(assignments.handIn(student, assignment.id()).submission().late())
                .isTrue();
        change(work, "return 2");
        clock.stopAt(CLOSES);
        assertThat(assignments.handIn(student, assignment.id()).submission().number())
                .isEqualTo(3);
        change(work, "return 3");
        clock.stopAt(CLOSES.plusNanos(1_000));
        assertThatThrownBy(() -> assignments.handIn(student, assignment.id()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason().arguments())
                                .containsExactly(CLOSES, CLOSES.plusNanos(1_000)));
        assertThat(assignments.mine(student, assignment.id())).hasSize(3);
    }

    @Test
    void opensForStudentsWhenItIsTimeAndForStaffBefore() {
        handInTerms.set(teacher, assignment.id(), new Dates(DUE, null, null));
        clock.stopAt(DUE.minusSeconds(1));

        assertThatThrownBy(() -> assignments.open(student, assignment.id(), Language.ENGLISH))
                .isInstanceOf(Refusal.class);
        assertThat(assignments.open(teacher, assignment.id(), Language.ENGLISH)).isNotNull();
        clock.stopAt(DUE);
        assertThat(assignments.open(student, assignment.id(), Language.ENGLISH)).isNotNull();
    }

    @Test
    void refusesDatesInTheWrongOrder() {
        assertThatThrownBy(() -> new Dates(DUE, DUE, null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new Dates(null, CLOSES, DUE)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new Dates(CLOSES, null, DUE)).isInstanceOf(Refusal.class);
    }

    @Test
    void takesABrokenAssignmentInNotAtAll() {
        var broken = AssignmentFixture.source(
                ground.course().id(), "broken", AssignmentFixture.doubling().test("visible", "1", "assert True"));

        assertThat(assignments.put(broken))
                .singleElement()
                .satisfies(problem -> assertThat(problem.cell()).isEqualTo(6));
        assertThat(assignments.find(teacher, ground.course().id(), "broken")).isEmpty();
    }

    @Test
    void aNewVersionLeavesBegunWorkOnTheOldOne() {
        assignments.open(student, assignment.id(), Language.ENGLISH);
        var receipt = assignments.handIn(student, assignment.id()).submission();

        assignments.put(AssignmentFixture.source(
                ground.course().id(), "doubling", AssignmentFixture.doubling().test("extra", "7", "assert True")));

        assertThat(materials.of(receipt.id()).source().points().hundredths()).isEqualTo(1000);
        assertThat(assignments.points(List.of(assignment.id())).get(assignment.id()))
                .satisfies(points -> assertThat(points.hundredths()).isEqualTo(1700));
    }

    @Test
    void nothingIsStoredWhereTheDatabaseRefuses() {
        var work = assignments.open(student, assignment.id(), Language.ENGLISH);
        database.execute("create trigger assignment_submission_away before insert on assignment_submission"
                + " for each row signal sqlstate '45000' set message_text = 'away'");
        try {
            assertThatThrownBy(() -> assignments.handIn(student, assignment.id()))
                    .isInstanceOf(RuntimeException.class);
        } finally {
            database.execute("drop trigger assignment_submission_away");
        }
        assertThat(assignments.mine(student, assignment.id())).isEmpty();
        assertThat(assignments.handIn(student, assignment.id()).submission().number())
                .isEqualTo(1);
        assertThat(work.person()).isEqualTo(student);
    }

    @Test
    void assignmentsOfMoreCoursesCostNoMoreQueries() {
        var other = ground.otherCourse().id();
        circles.ensureMember(student, other, Role.STUDENT);
        AssignmentFixture.put(assignments, people.with(Role.TEACHER, other).id(), other, AssignmentFixture.doubling());
        var one = queries.counted(
                () -> assignments.assignments(student, List.of(ground.course().id())));

        assertThat(queries.counted(() ->
                        assignments.assignments(student, List.of(ground.course().id(), other))))
                .isEqualTo(one);
        assertThat(assignments.assignments(student, List.of(ground.course().id(), other)))
                .extracting(Assignment::circle)
                .containsExactly(ground.course().id(), other);
    }

    @Test
    void onePersonsSubmissionIsHiddenFromAnotherStudent() {
        assignments.open(student, assignment.id(), Language.ENGLISH);
        var receipt = assignments.handIn(student, assignment.id()).submission();
        var other = people.with(Role.STUDENT, ground).id();

        assertThatThrownBy(() -> assignments.file(other, receipt.id())).isInstanceOf(AccessDenied.class);
        assertThat(database.queryForObject(
                        "select count(*) from audit_entry where action = 'assignment.denied' and actor_id = ?",
                        Integer.class,
                        other.value()))
                .isEqualTo(1);
        assertThat(assignments.file(teacher, receipt.id())).isNotEmpty();
    }

    private void change(AssignmentWork work, String answer) {
        var file = new String(notebooks.download(student, work.notebook()), StandardCharsets.UTF_8);
        notebooks.replace(
                student,
                work.notebook(),
                file.replaceFirst("(# YOUR CODE HERE|return )[^\"]*", answer).getBytes(StandardCharsets.UTF_8),
                "before");
    }

    private static <T> List<T> together(int tabs, Callable<T> task) throws Exception {
        var gate = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<T>>();
            for (var tab = 0; tab < tabs; tab++) {
                futures.add(threads.submit(() -> {
                    gate.await(10, TimeUnit.SECONDS);
                    return task.call();
                }));
            }
            gate.countDown();
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get(60, TimeUnit.SECONDS));
            }
            return results;
        }
    }
}
