package io.paddock.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.account.AccessDenied;
import io.paddock.account.AccountService;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.course.CourseService;
import io.paddock.course.LessonId;
import io.paddock.notebook.LongRunEnded;
import io.paddock.notebook.Notebook;
import io.paddock.notebook.NotebookProgressed;
import io.paddock.notebook.NotebookService;
import io.paddock.notebook.NotebookVersion;
import io.paddock.notice.NoticeKind;
import io.paddock.notice.Notices;
import io.paddock.support.IntegrationTest;
import io.paddock.support.Queries;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@IntegrationTest
class ClassroomServiceIT {

    private static final LessonId FIRST = new LessonId("first-steps", "what-a-notebook-is");
    private static final LessonId SECOND = new LessonId("first-steps", "data-and-plots");

    @Autowired
    private ClassroomService classroom;

    @Autowired
    private CourseService courses;

    @Autowired
    private NotebookService notebooks;

    @Autowired
    private AccountService accounts;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Notices notices;

    @Autowired
    private Queries queries;

    @Test
    void twoTabsThatOpenALessonAtOnceGetOneNotebook() throws Exception {
        var person = person("emma.clarke");
        var tabs = 6;
        var together = new CountDownLatch(1);
        var opened = new ArrayList<Future<LessonWork>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var tab = 0; tab < tabs; tab++) {
                opened.add(threads.submit(() -> {
                    together.await(10, TimeUnit.SECONDS);
                    return classroom.open(person, FIRST, Language.ENGLISH);
                }));
            }
            together.countDown();
            var first = opened.getFirst().get(60, TimeUnit.SECONDS).notebook();
            for (var tab : opened) {
                assertThat(tab.get(60, TimeUnit.SECONDS).notebook()).isEqualTo(first);
            }
        }
        assertThat(classroom.works(person))
                .filteredOn(work -> work.lesson().equals(FIRST))
                .hasSize(1);
    }

    @Test
    void theNotebookIsInTheLanguageOfTheFirstOpening() {
        var person = person("wang.fang");

        var work = classroom.open(person, FIRST, Language.CHINESE);
        classroom.open(person, FIRST, Language.ENGLISH);

        assertThat(new String(notebooks.download(person, work.notebook()), StandardCharsets.UTF_8))
                .contains("笔记本是什么");
        assertThat(work.requiredCells()).isEqualTo(8);
    }

    @Test
    void tellsOfALongRunThatEndedWhileNobodyLooked() {
        var person = person("wang.fang");
        var work = classroom.open(person, FIRST, Language.CHINESE);

        events.publishEvent(
                new LongRunEnded(work.notebook(), person, LongRunEnded.Outcome.DONE, Duration.ofMinutes(12)));

        assertThat(notices.page(person, 0, 1)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.RUN_FINISHED);
            assertThat(notice.message()).isEqualTo(Message.of("notebook.notice.run-done", "笔记本是什么", 12));
            assertThat(notice.link()).isEqualTo("courses/first-steps/what-a-notebook-is");
        });
    }

    @Test
    void aLessonIsDoneOnceAllRequiredCellsHaveRunAndStaysDone() {
        var person = person("omar.haddad");
        var work = classroom.open(person, SECOND, Language.ENGLISH);
        var notebook = notebooks.find(person, work.notebook()).orElseThrow();

        progress(notebook, notebook.requiredCells() - 1);
        assertThat(classroom.find(person, SECOND).orElseThrow().isDone()).isFalse();
        progress(notebook, notebook.requiredCells());
        assertThat(classroom.find(person, SECOND).orElseThrow().isDone()).isTrue();
        progress(notebook, 3);

        var later = classroom.find(person, SECOND).orElseThrow();
        assertThat(later.isDone()).isTrue();
        assertThat(later.requiredDone()).isEqualTo(3);
    }

    @Test
    void resettingKeepsOnesOwnVersion() {
        var person = person("liu.yang");
        var work = classroom.open(person, FIRST, Language.CHINESE);

        classroom.reset(person, FIRST, Language.ENGLISH, "mine");

        assertThat(notebooks.versions(person, work.notebook()))
                .extracting(NotebookVersion::name)
                .contains("mine");
        assertThat(new String(notebooks.download(person, work.notebook()), StandardCharsets.UTF_8))
                .contains("What a notebook is");
    }

    @Test
    void whoIsNotInTheCourseFindsNothing() {
        var stranger = accounts.register(
                        "stranger.classroom",
                        new io.paddock.account.Profile(
                                "Stranger",
                                Language.ENGLISH,
                                io.paddock.account.Theme.SYSTEM,
                                java.time.ZoneId.of("Asia/Shanghai")))
                .id();

        assertThat(courses.coursesOf(stranger)).isEmpty();
        assertThatThrownBy(() -> classroom.open(stranger, FIRST, Language.ENGLISH))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> courses.text(stranger, FIRST, Language.ENGLISH))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> courses.problems(stranger)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> courses.reload(stranger)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void anAuditorReadsAndDoesNotWork() {
        var auditor = person("he.qing");

        assertThat(courses.text(auditor, FIRST, Language.CHINESE)).contains("单元格");
        assertThatThrownBy(() -> classroom.open(auditor, FIRST, Language.CHINESE))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> courses.reload(auditor)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void aDeskCostsAFewStatementsOnly() {
        var person = person("li.na");
        queries.atMost(5, () -> courses.enrolments(person));
        queries.atMost(1, () -> classroom.works(person));
    }

    private void progress(Notebook notebook, int done) {
        events.publishEvent(new NotebookProgressed(new Notebook(
                notebook.id(),
                notebook.owner(),
                notebook.course(),
                notebook.title(),
                notebook.revision(),
                notebook.requiredCells(),
                Math.min(done, notebook.requiredCells()),
                notebook.changedAt())));
    }

    private UserId person(String signInName) {
        return accounts.findBySignInName(signInName).orElseThrow().id();
    }
}
