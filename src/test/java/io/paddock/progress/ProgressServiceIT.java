package io.paddock.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.account.AccessDenied;
import io.paddock.account.AccountService;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.assignment.AssignmentFixture;
import io.paddock.assignment.AssignmentService;
import io.paddock.base.language.Language;
import io.paddock.classroom.ClassroomService;
import io.paddock.course.Course;
import io.paddock.course.CourseService;
import io.paddock.course.LessonId;
import io.paddock.grading.Marking;
import io.paddock.grading.ReleaseProgress;
import io.paddock.notebook.Notebook;
import io.paddock.notebook.NotebookProgressed;
import io.paddock.notebook.NotebookService;
import io.paddock.support.IntegrationTest;
import io.paddock.support.MovableClock;
import io.paddock.support.People;
import io.paddock.support.Queries;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;

@IntegrationTest
class ProgressServiceIT {

    private static final String COURSE = "first-steps";
    private static final ClassWish ALL = new ClassWish("", null, false, 0, 200);

    @Autowired
    private ProgressService progress;

    @Autowired
    private ProgressTally tally;

    @Autowired
    private ClassroomService classroom;

    @Autowired
    private CourseService courses;

    @Autowired
    private NotebookService notebooks;

    @Autowired
    private AssignmentService assignments;

    @Autowired
    private Marking marking;

    @Autowired
    private AccountService accounts;

    @Autowired
    private CircleService circles;

    @Autowired
    private People people;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Queries queries;

    @Autowired
    private ApplicationContext application;

    @Test
    void countingAnewComesToWhatTheEventsCameTo() {
        var random = new Random(20261124);
        var course = course();
        var teacher = people.with(Role.TEACHER, course.circle()).id();
        var students = new ArrayList<UserId>();
        for (var number = 0; number < 4; number++) {
            students.add(people.with(Role.STUDENT, course.circle()).id());
        }
        var assignment = AssignmentFixture.put(assignments, teacher, course.circle(), AssignmentFixture.doubling());
        for (var step = 0; step < 80; step++) {
            clock.advance(Duration.ofNanos(1 + random.nextLong(3_600_000_000_000L)));
            var student = students.get(random.nextInt(students.size()));
            switch (random.nextInt(4)) {
                case 0 -> classroom.open(student, anyLesson(course, random), Language.ENGLISH);
                case 1 -> progressIn(student, anyLesson(course, random), random);
                case 2 -> {
                    var work = assignments.open(student, assignment.id(), Language.ENGLISH);
                    notebooks.replace(
                            student,
                            work.notebook(),
                            changed(notebooks.download(student, work.notebook()), step),
                            "step " + step);
                    assignments.handIn(student, assignment.id());
                }
                default -> releaseAll(teacher, assignment.id(), random);
            }
        }
        var before = dump(course);
        assertThat(before).isNotEmpty();
        assertThat(before.toString()).containsPattern("awarded_number=\\d");

        tally.recount(course);
        assertThat(dump(course)).isEqualTo(before);

        database.update("delete from progress_lesson where course = ?", course.slug());
        progress.recount(teacher, COURSE);
        assertThat(dump(course)).isEqualTo(before);
    }

    @Test
    void aTeacherSeesWhoIsStuckAndFindsThemByName() {
        var course = course();
        var teacher = people.with(Role.TEACHER, course.circle()).id();
        var student = people.with(Role.STUDENT, course.circle());
        var work = classroom.open(student.id(), course.lessons().getFirst().id(), Language.ENGLISH);
        var cell = notebooks.nextCell(student.id(), work.notebook()).orElseThrow();
        for (var run = 0; run < 3; run++) {
            ended(work.notebook().value(), cell, "run-" + run, "FAILED");
        }

        assertThat(row(teacher, student.id()).progress().stuck())
                .singleElement()
                .satisfies(lesson -> assertThat(lesson.stuck()).isEqualTo(Stuck.FAILS_AGAIN));
        assertThat(progress.ofClass(teacher, COURSE, new ClassWish("", null, true, 0, 200))
                        .rows())
                .extracting(row -> row.student().id())
                .contains(student.id());

        ended(work.notebook().value(), cell, "run-good", "DONE");
        assertThat(row(teacher, student.id()).progress().stuck()).isEmpty();
        assertThat(progress.ofClass(
                                teacher,
                                COURSE,
                                new ClassWish(student.signInName().toUpperCase(), null, false, 0, 200))
                        .rows())
                .extracting(row -> row.student().id())
                .containsExactly(student.id());
    }

    @Test
    void whoAssistsInASectionSeesThatSectionOnly() {
        var ground = people.ground();
        var section =
                circles.ensure(CircleKind.SECTION, "Tuesday", ground.course().id());
        var inside = people.with(Role.STUDENT, section.id()).id();
        var outside = people.with(Role.STUDENT, ground.course().id()).id();
        var assistant = people.with(Role.ASSISTANT, section.id()).id();
        var there = ProgressRowsOfMatrix.in(ground.course().id(), application);

        var shown = there.ofClass(assistant, COURSE, ALL);

        assertThat(shown.rows()).extracting(row -> row.student().id()).containsExactly(inside);
        assertThat(shown.sections()).containsExactly(section);
        assertThat(there.ofStudent(assistant, COURSE, inside).lessonsDone()).isZero();
        assertThatThrownBy(() -> there.ofStudent(assistant, COURSE, outside)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void aStudentSeesOwnProgressAndNoClass() {
        var student = people.with(Role.STUDENT, course().circle()).id();

        assertThat(progress.mine(student, COURSE).percent()).isZero();
        assertThatThrownBy(() -> progress.ofClass(student, COURSE, ALL)).isInstanceOf(AccessDenied.class);
        assertThat(database.queryForObject(
                        "select count(*) from audit_entry where action = 'progress.denied' and actor_id = ?",
                        Integer.class,
                        student.value()))
                .isEqualTo(1);
    }

    @Test
    void aLargerClassCostsNoMoreQueries() {
        var course = course();
        var teacher = people.with(Role.TEACHER, course.circle()).id();
        for (var number = 0; number < 3; number++) {
            var student = people.with(Role.STUDENT, course.circle()).id();
            classroom.open(student, course.lessons().getFirst().id(), Language.ENGLISH);
        }
        progress.ofClass(teacher, COURSE, ALL);
        var small = queries.counted(() -> progress.ofClass(teacher, COURSE, new ClassWish("", null, false, 0, 1)));
        var large = queries.counted(() -> progress.ofClass(teacher, COURSE, ALL));

        assertThat(large).isEqualTo(small).isLessThanOrEqualTo(14);
    }

    @Test
    void moreClassesAtAGlanceCostNoMoreQueries() {
        var demo = accounts.findBySignInName("helen.marsh").orElseThrow().id();
        var all = courses.coursesOf(demo);
        classroom.open(
                people.with(Role.STUDENT, course().circle()).id(),
                course().lessons().getFirst().id(),
                Language.ENGLISH);

        var single = List.of(course());

        var one = queries.counted(() -> progress.classes(demo, single));

        assertThat(progress.classes(demo, all)).hasSizeGreaterThan(1);
        assertThat(queries.counted(() -> progress.classes(demo, all)))
                .isEqualTo(one)
                .isLessThanOrEqualTo(8);
    }

    private ClassProgress.Row row(UserId teacher, UserId student) {
        return progress.ofClass(teacher, COURSE, ALL).rows().stream()
                .filter(row -> row.student().id().equals(student))
                .findFirst()
                .orElseThrow();
    }

    private void ended(long notebook, String cell, String message, String state) {
        database.update(
                "insert into notebook_execution (message_id, notebook_id, cell_id, run_group, stop_on_error, state,"
                        + " execution_count, queued_at, ended_at) values (?, ?, ?, 1, true, ?, 1, now(6), now(6))",
                message,
                notebook,
                cell,
                state);
    }

    private void progressIn(UserId student, LessonId lesson, Random random) {
        var work = classroom.open(student, lesson, Language.ENGLISH);
        var notebook = notebooks.find(student, work.notebook()).orElseThrow();
        events.publishEvent(new NotebookProgressed(new Notebook(
                notebook.id(),
                notebook.owner(),
                notebook.course(),
                notebook.title(),
                notebook.revision(),
                notebook.requiredCells(),
                random.nextInt(notebook.requiredCells() + 1),
                notebook.changedAt())));
    }

    /** As if the runs of all that was handed in had ended and everything was marked, some of it. */
    private void releaseAll(UserId teacher, io.paddock.assignment.AssignmentId assignment, Random random) {
        for (var submission : assignments.handedIn(teacher, List.of(assignment))) {
            if (random.nextBoolean()) {
                database.update(
                        "insert ignore into grading_result (submission_id, report, points, possible, graded_at) values"
                                + " (?, '{\"tests\":[],\"errors\":[],\"repairs\":[],\"flag\":\"NONE\",\"outOfTime\":false,\"image\":\"\"}', 0, 0, now(6))",
                        submission.id().value());
                marking.mark(teacher, submission.id(), "why", io.paddock.assignment.sheet.Points.NONE, "");
            }
        }
        marking.release(teacher, assignment, ReleaseProgress.UNHEARD);
    }

    private static byte[] changed(byte[] notebook, int step) {
        return new String(notebook, StandardCharsets.UTF_8)
                .replaceFirst("import math( # \\d+)?", "import math # " + step)
                .getBytes(StandardCharsets.UTF_8);
    }

    private List<Map<String, @Nullable Object>> dump(Course course) {
        var all = new ArrayList<Map<String, @Nullable Object>>(database.queryForList(
                "select * from progress_lesson where course = ? order by person_id, lesson", course.slug()));
        all.addAll(database.queryForList(
                "select * from progress_hand_in where circle_id = ? order by person_id, assignment_id",
                course.circle().value()));
        return all;
    }

    private static LessonId anyLesson(Course course, Random random) {
        return course.lessons().get(random.nextInt(course.lessons().size())).id();
    }

    private Course course() {
        var demo = accounts.findBySignInName("helen.marsh").orElseThrow().id();
        return courses.find(demo, COURSE).orElseThrow();
    }
}
