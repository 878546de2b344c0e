package io.paddock.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.course.Course;
import io.paddock.course.CourseImports;
import io.paddock.course.CourseParcelFiles;
import io.paddock.course.CourseService;
import io.paddock.course.LessonId;
import io.paddock.notebook.NotebookService;
import io.paddock.notebook.NotebookUpdate.Kind;
import io.paddock.notebook.NotebookVersion;
import io.paddock.support.IntegrationTest;
import io.paddock.support.People;
import io.paddock.support.Queries;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class LessonFollowingIT {

    private static final String NOTEBOOK = "springs/notebook.en.ipynb";

    @Autowired
    private ClassroomService classroom;

    @Autowired
    private CourseImports imports;

    @Autowired
    private CourseService courses;

    @Autowired
    private NotebookService notebooks;

    @Autowired
    private People people;

    @Autowired
    private Queries queries;

    @Autowired
    private LessonWorkRepository works;

    @Autowired
    private PlatformTransactionManager transactionManager;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    private final CourseParcelFiles files = CourseParcelFiles.course("Rivers that change");
    private UserId teacher;
    private UserId student;
    private Course course;
    private LessonId lesson;

    @BeforeEach
    void aCourseWithAStudent() {
        var ground = people.ground();
        teacher = people.with(Role.TEACHER, ground).id();
        course = imports.place(
                teacher, files.upload(imports, teacher), ground.department().id(), "");
        lesson = new LessonId(course.slug(), "springs");
        student = people.somebody().id();
        courses.enrol(teacher, student, course.slug(), Role.STUDENT);
    }

    @Test
    void aNewVersionComesInWhenTheLessonIsNextOpenedAndKeepsWhatTheStudentWrote() {
        var work = classroom.open(student, lesson, Language.ENGLISH);
        assertThat(classroom.changes(student, lesson)).isEmpty();
        write(work, "one", "mine = 1", "two", "print('two')", "own", "my own cell");
        var versionsBefore = versions(work);
        renew("one", "print('new one')", "two", "print('new two')", "three", "print('three')");
        assertThat(source(work)).doesNotContain("new two");

        classroom.open(student, lesson, Language.ENGLISH);

        assertThat(source(work))
                .containsSubsequence("mine = 1", "print('new two')", "my own cell", "print('three')")
                .doesNotContain("new one");
        assertThat(classroom.changes(student, lesson).orElseThrow().cells())
                .extracting(change -> change.cell() + " " + change.kind())
                .containsExactly("one " + Kind.KEPT, "two " + Kind.FOLLOWED, "three " + Kind.ADDED);
        assertThat(versions(work)).isEqualTo(versionsBefore + 1);
        assertThat(classroom.find(student, lesson).orElseThrow().requiredCells())
                .isEqualTo(3);

        classroom.open(student, lesson, Language.ENGLISH);
        assertThat(versions(work)).isEqualTo(versionsBefore + 1);
    }

    @Test
    void whatANewVersionNeedsIsWhatTheWorkNeedsWhenItIsNextOpened() {
        var work = classroom.open(student, lesson, Language.ENGLISH);
        assertThat(need(work)).isEqualTo("python 512 no data");
        files.replaced("course.yaml", "memory-mebibytes: 512", "memory-mebibytes: 768")
                .replaced("course.yaml", "    minutes: 10\n", "    minutes: 10\n    environment: paddle\n")
                .with("springs/data/rain.csv", "1");
        imports.renew(teacher, files.upload(imports, teacher), course.slug());
        assertThat(need(work)).isEqualTo("python 512 no data");

        classroom.open(student, lesson, Language.ENGLISH);

        assertThat(need(work)).isEqualTo("paddle 768 data");
    }

    private String need(LessonWork work) {
        return jdbc.sql("""
                        select concat(environment, ' ', memory_mebibytes, ' ', if(seed_folder is null, 'no data', 'data'))
                        from notebook where id = :id""")
                .param("id", work.notebook().value())
                .query(String.class)
                .single();
    }

    @Test
    void theVersionBeforeIsThereToGoBackTo() {
        var work = classroom.open(student, lesson, Language.ENGLISH);
        renew("one", "print('new one')", "two", "print('two')");
        classroom.open(student, lesson, Language.ENGLISH);
        assertThat(source(work)).contains("new one");

        var kept = notebooks.versions(student, work.notebook()).getFirst();
        notebooks.restore(student, work.notebook(), kept.id());

        assertThat(source(work)).contains("print('one')").doesNotContain("new one");
        classroom.open(student, lesson, Language.ENGLISH);
        assertThat(source(work)).as("what they went back to stays").doesNotContain("new one");
    }

    @Test
    void oneWhoWritesToAWorkDoesNotTakeBackWhatAnotherWroteMeanwhile() {
        classroom.open(student, lesson, Language.ENGLISH);
        var transactions = new TransactionTemplate(transactionManager);
        var beside = new TransactionTemplate(transactionManager);
        beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        transactions.executeWithoutResult(status -> {
            var slow = row();
            beside.executeWithoutResult(other -> {
                var fast = row();
                fast.follow("0".repeat(64), Language.CHINESE);
                fast.progress(2, 2, clock.instant());
            });
            slow.touch(clock.instant().plusSeconds(1));
        });

        var kept = row();
        assertThat(kept.sourceHash()).isEqualTo("0".repeat(64));
        assertThat(kept.toWork().doneAt()).isNotNull();
    }

    private LessonWorkEntity row() {
        return works.find(student.value(), lesson.course(), lesson.lesson()).orElseThrow();
    }

    @Test
    void changesAreShownUntilTheyWereSeen() {
        var work = classroom.open(student, lesson, Language.ENGLISH);
        write(work, "one", "mine = 1", "two", "print('two')");
        renew("one", "print('new one')", "two", "print('new two')");
        classroom.open(student, lesson, Language.ENGLISH);

        classroom.take(student, lesson, "one");
        assertThat(source(work)).contains("new one").doesNotContain("mine = 1");
        assertThat(classroom.changes(student, lesson).orElseThrow().cells()).hasSize(1);
        classroom.seen(student, lesson);
        assertThat(classroom.changes(student, lesson)).isEmpty();
    }

    @Test
    void oneWhoBeginsAnewHasTheNewVersionAndNothingToMerge() {
        var work = classroom.open(student, lesson, Language.ENGLISH);
        write(work, "one", "mine = 1", "two", "print('two')");
        renew("one", "print('new one')", "two", "print('two')");

        classroom.reset(student, lesson, Language.ENGLISH, "mine");
        classroom.open(student, lesson, Language.ENGLISH);

        assertThat(source(work)).contains("new one").doesNotContain("mine = 1");
        assertThat(classroom.changes(student, lesson)).isEmpty();
        assertThat(notebooks.versions(student, work.notebook()))
                .extracting(NotebookVersion::name)
                .containsOnlyOnce("mine");
    }

    @Test
    void aLockedCellStaysAndIsToldOfAsThat() {
        var locked = "\"id\": \"one\", \"execution_count\": null, \"metadata\": {\"editable\": false}";
        files.replaced(NOTEBOOK, "\"id\": \"one\", \"execution_count\": null, \"metadata\": {}", locked);
        imports.renew(teacher, files.upload(imports, teacher), course.slug());
        var work = classroom.open(student, lesson, Language.ENGLISH);

        files.replaced(NOTEBOOK, "print('one')", "print('new one')");
        imports.renew(teacher, files.upload(imports, teacher), course.slug());
        classroom.open(student, lesson, Language.ENGLISH);

        assertThat(source(work)).contains("print('one')").doesNotContain("new one");
        assertThat(classroom.changes(student, lesson).orElseThrow().cells())
                .extracting(change -> change.cell() + " " + change.kind())
                .containsExactly("one " + Kind.KEPT);
    }

    @Test
    void openingALessonThatHasNotChangedCostsAFewStatements() {
        classroom.open(student, lesson, Language.ENGLISH);

        queries.atMost(14, () -> classroom.open(student, lesson, Language.ENGLISH));
    }

    @Test
    void manyTabsThatOpenItAtOnceMergeOnce() throws Exception {
        var work = classroom.open(student, lesson, Language.ENGLISH);
        renew("one", "print('new one')", "two", "print('two')");
        var together = new CountDownLatch(1);
        var opened = new ArrayList<Future<LessonWork>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var tab = 0; tab < 5; tab++) {
                opened.add(threads.submit(() -> {
                    together.await(10, TimeUnit.SECONDS);
                    return classroom.open(student, lesson, Language.ENGLISH);
                }));
            }
            together.countDown();
            for (var tab : opened) {
                assertThat(tab.get(60, TimeUnit.SECONDS).notebook()).isEqualTo(work.notebook());
            }
        }
        assertThat(versions(work)).isEqualTo(1);
        assertThat(classroom.changes(student, lesson).orElseThrow().cells()).hasSize(1);
    }

    private void write(LessonWork work, String... idsAndSources) {
        var file = CourseParcelFiles.notebookOf(idsAndSources).getBytes(StandardCharsets.UTF_8);
        notebooks.replace(student, work.notebook(), file, "before");
    }

    private void renew(String... idsAndSources) {
        imports.renew(teacher, files.notebook(NOTEBOOK, idsAndSources).upload(imports, teacher), course.slug());
    }

    private int versions(LessonWork work) {
        return notebooks.versions(student, work.notebook()).size();
    }

    private String source(LessonWork work) {
        return new String(notebooks.download(student, work.notebook()), StandardCharsets.UTF_8);
    }
}
