package io.paddock.classroom.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.paddock.account.AccountService;
import io.paddock.account.Person;
import io.paddock.account.Profile;
import io.paddock.account.Role;
import io.paddock.account.Theme;
import io.paddock.account.demo.DemoPerson;
import io.paddock.base.language.Language;
import io.paddock.base.language.Words;
import io.paddock.classroom.ClassroomService;
import io.paddock.course.CourseParcelFiles;
import io.paddock.course.CourseService;
import io.paddock.course.LessonId;
import io.paddock.notebook.NotebookService;
import io.paddock.support.Axe;
import io.paddock.support.BrowserTest;
import io.paddock.support.People;
import io.paddock.support.Visitor;
import io.paddock.support.Visitors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A teacher brings a course along, its students work on it, a new version comes and their work stays; needs no lab. */
@BrowserTest
class CourseOfOnesOwnJourneyIT {

    @Autowired
    private People people;

    @Autowired
    private AccountService accounts;

    @Autowired
    private CourseService courses;

    @Autowired
    private ClassroomService classroom;

    @Autowired
    private NotebookService notebooks;

    @Autowired
    private Words words;

    @ParameterizedTest
    @EnumSource(Language.class)
    void aTeachersZipBecomesAStudentsLesson(Language language, Visitors visitors) {
        var ground = people.ground();
        var teacher = speaking(language, people.with(Role.TEACHER, ground));
        var student = speaking(language, people.somebody());
        var files = CourseParcelFiles.course("Rivers " + language.tag());
        var teaching = (language == Language.CHINESE ? visitors.inTheDark(language) : visitors.visitor(language))
                .signIn(teacher.signInName(), DemoPerson.PASSWORD);

        var slug = imported(teaching, files, language);
        courses.enrol(teacher.id(), student.id(), slug, Role.STUDENT);
        var lesson = new LessonId(slug, "springs");

        var learning = visitors.visitor(language).signIn(student.signInName(), DemoPerson.PASSWORD);
        learning.open("/courses/" + slug);
        learning.page().locator("a.paddock-item").first().click();
        var editor = learning.page().locator("paddock-notebook .cm-content").first();
        learning.open("/courses/" + lesson + "?show=notebook");
        assertThat(editor).containsText("print('one')");
        editor.click();
        learning.page().keyboard().press("Control+A");
        learning.page().keyboard().type("mine = 1");
        var work = classroom.find(student.id(), lesson).orElseThrow();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> new String(notebooks.download(student.id(), work.notebook()), StandardCharsets.UTF_8)
                        .contains("mine = 1"));
        learning.open("/courses");

        renewed(teaching, slug, files, language);

        learning.open("/courses/" + lesson + "?show=notebook");
        var banner = learning.page().locator(".lesson-banner");
        assertThat(banner).containsText("3");
        assertThat(editor).containsText("mine = 1");
        assertThat(learning.page().locator("paddock-notebook .cm-content").nth(1))
                .containsText("print('newer')");
        looked(learning, "own-course-changed-" + language.tag());
        banner.locator("vaadin-button").click();
        var dialog = learning.page().locator("vaadin-dialog[opened]");
        assertThat(dialog).containsText("print('first')");
        looked(learning, "own-course-changes-" + language.tag());
        learning.page().setViewportSize(390, 844);
        looked(learning, "own-course-changes-phone-" + language.tag());
        learning.page().locator("#change-seen").click();
        assertThat(banner).isHidden();

        teaching.open("/end-course/" + slug);
        teaching.page().locator("#end-course").click();
        assertThat(teaching.page().locator("a[href='courses/" + slug + "']")).isVisible();
        learning.page().setViewportSize(1280, 800);
        learning.open("/courses/" + lesson);
        assertThat(banner.locator("a")).hasText(words.say(language.locale(), "classroom.lesson.download-mine"));
        looked(learning, "own-course-ended-" + language.tag());
        assertThat(learning.scriptErrors()).isEmpty();
        assertThat(teaching.scriptErrors()).isEmpty();
    }

    private String imported(Visitor teaching, CourseParcelFiles files, Language language) {
        var page = teaching.page();
        teaching.open("/courses");
        page.locator("a[href='add-course']").click();
        assertThat(page.locator("#use-first-steps")).isVisible();
        looked(teaching, "own-course-add-" + language.tag());

        var yaml = "course.yaml";
        upload(
                page,
                CourseParcelFiles.course("Rivers")
                        .replaced(yaml, "minutes: 10", "minutes: often")
                        .zip());
        assertThat(page.locator(".paddock-mono"))
                .hasText(words.say(language.locale(), "course.content.place", yaml, 10));
        looked(teaching, "own-course-problems-" + language.tag());

        upload(page, files.zip());
        var create = page.locator("#create-course");
        assertThat(create).isVisible();
        assertThat(page.locator(".paddock-mono")).hasCount(0);
        page.locator("#course-term input").fill("2027");
        looked(teaching, "own-course-preview-" + language.tag());
        create.click();
        assertThat(page.locator("h1")).containsText("Rivers " + language.tag() + " · 2027");
        looked(teaching, "own-course-made-" + language.tag());
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    private void renewed(Visitor teaching, String slug, CourseParcelFiles files, Language language) {
        var page = teaching.page();
        page.locator("a[href='renew-course/" + slug + "']").click();
        upload(
                page,
                files.notebook(
                                "springs/notebook.en.ipynb",
                                "one",
                                "print('first')",
                                "two",
                                "print('newer')",
                                "three",
                                "print('third')")
                        .zip());
        var apply = page.locator("#renew-course");
        assertThat(apply).isVisible();
        looked(teaching, "own-course-renew-" + language.tag());
        apply.click();
        assertThat(page.locator("a[href='renew-course/" + slug + "']")).isVisible();
    }

    /** A picture, and nothing that keeps anybody from using the page. */
    private static void looked(Visitor visitor, String name) {
        visitor.picture(name);
        assertThat(Axe.complaints(visitor.page())).as(name).isEmpty();
    }

    private static void upload(Page page, byte[] zip) {
        Locator input = page.locator("#course-zip input[type=file]");
        input.setInputFiles(new FilePayload("rivers.zip", "application/zip", zip));
    }

    private Person speaking(Language language, Person person) {
        return accounts.change(person.id(), new Profile(person.displayName(), language, Theme.SYSTEM, person.zone()));
    }
}
