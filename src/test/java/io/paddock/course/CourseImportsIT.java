package io.paddock.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.account.AccessDenied;
import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.Membership;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.base.language.Refusal;
import io.paddock.course.content.ContentFolder;
import io.paddock.course.content.CourseFolder;
import io.paddock.course.zip.Zips;
import io.paddock.support.Ground;
import io.paddock.support.IntegrationTest;
import io.paddock.support.People;
import io.paddock.support.Queries;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class CourseImportsIT {

    @Autowired
    private CourseImports imports;

    @Autowired
    private CourseTerms terms;

    @Autowired
    private CourseService courses;

    @Autowired
    private CourseStore store;

    @Autowired
    private CourseVersionRepository versions;

    @Autowired
    private AssignmentSources sources;

    @Autowired
    private CourseCircleTitles circleTitles;

    @Autowired
    private CircleService circles;

    @Autowired
    private People people;

    @Autowired
    private Queries queries;

    private Ground ground;
    private UserId teacher;
    private CircleId home;

    @BeforeEach
    void aTeacher() {
        ground = people.ground();
        teacher = people.with(Role.TEACHER, ground).id();
        home = ground.department().id();
    }

    @Test
    void aZipBecomesACourseThatItsTeacherTeachesAndStudentsTake() {
        var parcel = good(CourseParcelFiles.course("Rivers"));
        assertThat(parcel.summary().title().in(Language.ENGLISH)).isEqualTo("Rivers");
        assertThat(parcel.summary().lessons())
                .extracting(CourseSummary.Part::name)
                .containsExactly("springs");
        assertThat(parcel.summary().assignments())
                .extracting(CourseSummary.Part::points)
                .containsExactly(200);
        assertThat(parcel.summary().environments()).containsExactly("python");

        var course = imports.place(teacher, parcel.id(), home, " Spring 2027 ");
        var student = people.somebody().id();
        courses.enrol(teacher, student, course.slug(), Role.STUDENT);

        assertThat(course.title().in(Language.ENGLISH)).isEqualTo("Rivers · Spring 2027");
        assertThat(circles.find(course.circle()).orElseThrow().parent()).contains(home);
        assertThat(circles.members(teacher, course.circle()))
                .filteredOn(membership -> membership.role() == Role.TEACHER)
                .extracting(Membership::person)
                .containsExactly(teacher);
        var lesson = new LessonId(course.slug(), "springs");
        assertThat(courses.text(student, lesson, Language.CHINESE)).contains("Where rivers begin.");
        assertThat(new String(courses.notebook(student, lesson, Language.ENGLISH), StandardCharsets.UTF_8))
                .contains("print('one')");
    }

    @Test
    void aCourseIsThereAgainAfterARestart() {
        var course =
                imports.place(teacher, good(CourseParcelFiles.course("Lakes")).id(), home, "");

        var afterwards = new OwnCourses(versions, store);

        assertThat(afterwards.all()).extracting(CourseFolder::slug).contains(course.slug());
    }

    @Test
    void aFileThatCannotBeReadIsNotAPartThatItsAuthorTookOut() throws IOException {
        var course =
                imports.place(teacher, good(CourseParcelFiles.course("Ponds")).id(), home, "");
        var tree = versions.findFirstByCourseOrderByNumberDesc(course.slug())
                .orElseThrow()
                .tree();
        var file = store.folder(tree.hash()).resolve("dams/source.en.ipynb");
        var aside = file.resolveSibling("aside");
        assertThat(sources.isWhole(course.slug())).isTrue();

        Files.move(file, aside);
        try {
            var torn = shelf(new OwnCourses(versions, store));
            assertThat(torn.course(course.slug()).orElseThrow().assignments()).isEmpty();
            assertThat(torn.isWhole(course.slug())).isFalse();
        } finally {
            Files.move(aside, file);
        }
        assertThat(shelf(new OwnCourses(versions, store)).isWhole(course.slug()))
                .isTrue();
    }

    private static CourseShelf shelf(OwnCourses own) {
        return new CourseShelf(new ContentFolder(Path.of("course-content")), own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"first-steps", "paddle-first-steps"})
    void theShippedCoursesCouldHaveComeAsAZip(String course) throws IOException {
        var root = Path.of("course-content", course);
        var zip = Zips.zip();
        try (var paths = Files.walk(root)) {
            for (var path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                zip.file(root.relativize(path).toString(), Files.readAllBytes(path));
            }
        }

        assertThat(imports.read(
                        teacher, new ByteArrayInputStream(zip.bytes()), course + ".zip", CourseParcelFiles.patience()))
                .isInstanceOf(CourseParcel.Good.class);
    }

    @Test
    void everyProblemIsNamedAndNothingIsTakenIn() throws IOException {
        var before = filesKept();
        var parcel = read(CourseParcelFiles.course("Rivers")
                .replaced("course.yaml", "minutes: 10", "minutes: often")
                .replaced("dams/source.en.ipynb", "\"points\": 2", "\"points\": -1"));

        assertThat(parcel)
                .isInstanceOfSatisfying(
                        CourseParcel.Bad.class,
                        bad -> assertThat(bad.problems())
                                .extracting(problem -> problem.file() + ":" + problem.line() + " "
                                        + problem.message().key())
                                .containsExactlyInAnyOrder(
                                        "course.yaml:10 course.problem.type",
                                        "dams/source.en.ipynb:5 course.problem.points"));
        assertThat(filesKept()).isEqualTo(before);
    }

    @Test
    void whatOtherModulesKnowToBeWrongIsNamedToo() {
        var parcel = read(CourseParcelFiles.course("Rivers")
                .replaced("course.yaml", "environment: python", "environment: no-such-image")
                .replaced("springs/notebook.en.ipynb", "\"id\": \"two\"", "\"id\": \"one\""));

        assertThat(parcel)
                .isInstanceOfSatisfying(
                        CourseParcel.Bad.class,
                        bad -> assertThat(bad.problems())
                                .extracting(problem ->
                                        problem.file() + " " + problem.message().key())
                                .containsExactlyInAnyOrder(
                                        "course.yaml classroom.check.environment",
                                        "springs/notebook.en.ipynb notebook.document.file.cell-id-twice"));
    }

    @Test
    void whoIsStoppedTakesNothingIn() throws IOException {
        var before = filesKept();
        var parcel = imports.read(
                teacher,
                new ByteArrayInputStream(CourseParcelFiles.course("Rivers").zip()),
                "rivers.zip",
                new ImportProgress() {
                    @Override
                    public void reached(int percent) {}

                    @Override
                    public boolean isCancelled() {
                        return true;
                    }
                });

        assertThat(parcel).isInstanceOf(CourseParcel.Cancelled.class);
        assertThat(filesKept()).isEqualTo(before);
    }

    @Test
    void aNameIsTakenOnceInAnInstitution() {
        var first =
                imports.place(teacher, good(CourseParcelFiles.course("Seas")).id(), home, "");
        assertThat(circleTitles.title(first.circle(), Locale.ENGLISH)).contains("Seas");
        var again = good(CourseParcelFiles.course("Seas"));

        assertRefused("course.refusal.name-taken", () -> imports.place(teacher, again.id(), home, ""));
        assertThat(imports.place(teacher, again.id(), home, "Autumn").title().in(Language.ENGLISH))
                .isEqualTo("Seas · Autumn");
    }

    @Test
    void oneUploadMakesOneCourseHoweverOftenSomebodyClicks() throws Exception {
        var parcel = good(CourseParcelFiles.course("Wells"));
        var together = new CountDownLatch(1);
        var made = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clicks = IntStream.range(0, 4)
                    .<Future<Course>>mapToObj(number -> threads.submit(() -> {
                        together.await(10, TimeUnit.SECONDS);
                        return imports.place(teacher, parcel.id(), home, "Term " + number);
                    }))
                    .toList();
            together.countDown();
            for (var click : clicks) {
                try {
                    click.get(60, TimeUnit.SECONDS);
                    made++;
                } catch (ExecutionException refused) {
                    assertThat(refused).hasCauseInstanceOf(Refusal.class);
                }
            }
        }
        assertThat(made).isEqualTo(1);
    }

    @Test
    void anUploadIsItsUploadersAlone() {
        var parcel = good(CourseParcelFiles.course("Rivers"));
        var colleague = people.with(Role.TEACHER, ground).id();

        assertThatThrownBy(() -> imports.place(colleague, parcel.id(), home, ""))
                .isInstanceOf(AccessDenied.class);
        assertRefused(
                "course.refusal.upload-again",
                () -> imports.place(teacher, UUID.fromString("00000000-0000-0000-0000-000000000001"), home, ""));
    }

    @Test
    void aNewVersionSaysWhatChangesFirst() {
        var files = CourseParcelFiles.course("Glaciers");
        var course = imports.place(teacher, good(files).id(), home, "");

        var same = good(files);
        assertThat(imports.changes(teacher, same.id(), course.slug())).isEmpty();
        assertRefused("course.refusal.nothing-new", () -> imports.renew(teacher, same.id(), course.slug()));

        var next = good(files.notebook(
                        "springs/notebook.en.ipynb", "one", "print('one')", "two", "print(2)", "three", "print(3)")
                .replaced("course.yaml", "assignments:", """
                          - folder: mouths
                            title: { en: Mouths }
                            minutes: 5
                        assignments:""".stripIndent())
                .with("mouths/lesson.en.md", "Where rivers end.")
                .notebook("mouths/notebook.en.ipynb", "end", "print('sea')"));
        var changes = imports.changes(teacher, next.id(), course.slug()).orElseThrow();
        assertThat(changes.courseFile()).isTrue();
        assertThat(changes.parts())
                .extracting(part -> part.title().in(Language.ENGLISH) + " " + part.kind() + " "
                        + part.cells().get(Language.ENGLISH) + " " + part.otherFiles())
                .containsExactly(
                        "Springs CHANGED Cells[added=1, changed=1, removed=0] false", "Mouths ADDED null false");

        imports.renew(teacher, next.id(), course.slug());

        assertThat(imports.versions(teacher, course.slug()))
                .extracting(CourseVersion::number)
                .containsExactly(2, 1);
        assertThat(courses.find(teacher, course.slug()).orElseThrow().lessons()).hasSize(2);
    }

    @Test
    void aCourseThatComesWithPaddockIsUsedInAnotherInstitution() {
        var admin = people.with(Role.INSTITUTION_ADMIN, ground).id();
        assertThat(terms.shipped(admin)).extracting(CourseTerms.Shipped::slug).contains("first-steps");

        var course = terms.use(admin, "first-steps", ground.institution().id(), "");

        assertThat(course.slug()).isNotEqualTo("first-steps");
        assertThat(courses.coursesOf(admin)).extracting(Course::slug).containsExactly(course.slug());
        assertThat(circles.members(admin, course.circle())).isEmpty();
        assertThat(courses.text(admin, new LessonId(course.slug(), "what-a-notebook-is"), Language.ENGLISH))
                .contains("/course-files/" + course.slug() + "/");
    }

    @Test
    void aCopyForANewTermHasTheContentAndNobodyButItsTeacher() {
        var course =
                imports.place(teacher, good(CourseParcelFiles.course("Deltas")).id(), home, "2026");
        courses.enrol(teacher, people.somebody().id(), course.slug(), Role.STUDENT);

        var copy = terms.copy(teacher, course.slug(), home, "2027");

        assertThat(copy.title().in(Language.ENGLISH)).isEqualTo("Deltas · 2027");
        assertThat(circleTitles.title(course.circle(), Locale.ENGLISH)).contains("Deltas · 2026");
        assertThat(circleTitles.title(copy.circle(), Locale.SIMPLIFIED_CHINESE)).contains("Deltas · 2027");
        assertThat(copy.lessons()).hasSameSizeAs(course.lessons());
        assertThat(circles.members(teacher, copy.circle()))
                .extracting(Membership::role)
                .containsExactly(Role.TEACHER);
        assertThat(versions.findByCourseOrderByNumberDesc(copy.slug()))
                .extracting(CourseVersionEntity::tree)
                .isEqualTo(versions.findByCourseOrderByNumberDesc(course.slug()).stream()
                        .map(CourseVersionEntity::tree)
                        .toList());
    }

    @Test
    void anEndedTermIsReadAndCopiedButNotWorkedIn() {
        var files = CourseParcelFiles.course("Springs");
        var course = imports.place(teacher, good(files).id(), home, "2026");
        var student = people.somebody().id();
        courses.enrol(teacher, student, course.slug(), Role.STUDENT);

        terms.end(teacher, course.slug());
        terms.end(teacher, course.slug());

        assertThat(courses.coursesOf(student)).isEmpty();
        assertThat(courses.ended(student))
                .singleElement()
                .satisfies(enrolment -> assertThat(enrolment.mayWork()).isFalse());
        assertThat(courses.text(student, new LessonId(course.slug(), "springs"), Language.ENGLISH))
                .contains("Where rivers begin.");
        var next = good(files.with("springs/lesson.en.md", "Anew."));
        assertRefused("course.refusal.ended", () -> imports.renew(teacher, next.id(), course.slug()));
        assertRefused("course.refusal.ended", () -> courses.requireRunning(course.circle()));
        assertThat(courses.coursesOf(teacher)).isEmpty();
        assertThat(terms.copy(teacher, course.slug(), home, "2027").lessons()).hasSize(1);

        terms.reopen(teacher, course.slug());
        courses.requireRunning(course.circle());
        assertThat(courses.coursesOf(student)).extracting(Course::slug).containsExactly(course.slug());
        assertThat(courses.ended(student)).isEmpty();
    }

    @Test
    void placesToChooseFromCostAFewStatements() {
        var admin = people.with(Role.INSTITUTION_ADMIN, ground).id();
        for (var number = 0; number < 5; number++) {
            circles.ensure(
                    CircleKind.DEPARTMENT,
                    "Another department " + number,
                    ground.institution().id());
        }

        assertThat(queries.atMost(6, () -> imports.homes(admin))).hasSize(7);
        assertThat(queries.atMost(5, () -> imports.homes(teacher))).hasSize(1);
        assertThat(imports.homes(people.with(Role.STUDENT, ground).id())).isEmpty();
    }

    private CourseParcel.Good good(CourseParcelFiles files) {
        var parcel = read(files);
        assertThat(parcel).isInstanceOf(CourseParcel.Good.class);
        return (CourseParcel.Good) parcel;
    }

    private CourseParcel read(CourseParcelFiles files) {
        return imports.read(teacher, new ByteArrayInputStream(files.zip()), "rivers.zip", CourseParcelFiles.patience());
    }

    private long filesKept() throws IOException {
        var root = store.folder("x").resolve("../..").normalize();
        if (!Files.exists(root)) {
            return 0;
        }
        try (var paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile).count();
        }
    }

    private static void assertRefused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason().key()).isEqualTo(key));
    }
}
