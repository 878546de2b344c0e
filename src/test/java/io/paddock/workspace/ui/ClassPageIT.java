package io.paddock.workspace.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.paddock.account.AccountService;
import io.paddock.account.Person;
import io.paddock.account.Profile;
import io.paddock.account.Role;
import io.paddock.account.Theme;
import io.paddock.account.demo.DemoPerson;
import io.paddock.base.language.Language;
import io.paddock.base.language.Words;
import io.paddock.classroom.ClassroomService;
import io.paddock.course.Course;
import io.paddock.course.CourseService;
import io.paddock.course.LessonId;
import io.paddock.lab.LabImageFixture;
import io.paddock.notebook.NotebookService;
import io.paddock.support.BrowserTest;
import io.paddock.support.People;
import io.paddock.support.Visitors;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** A student runs a lesson's cells, the teacher sees it in the class: real browser, container and kernel. */
@BrowserTest
class ClassPageIT {

    private static final LessonId LESSON = new LessonId("first-steps", "data-and-plots");
    private static final String NOTEBOOK = """
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
              {"cell_type": "code", "id": "only", "metadata": {}, "execution_count": null, "outputs": [], "source": "1 + 1"}]}
            """;

    @Autowired
    private ConfigurableApplicationContext application;

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
    void aTeacherSeesWhatAStudentHasRun(Language language, Visitors visitors) {
        LabImageFixture.awaitPython(application);
        var course = course();
        var teacher = in(language, people.with(Role.TEACHER, course.circle()));
        var student = in(language, people.with(Role.STUDENT, course.circle()));
        var work = classroom.open(student.id(), LESSON, language);
        notebooks.replace(student.id(), work.notebook(), NOTEBOOK.getBytes(StandardCharsets.UTF_8), "before");

        var desk = visitors.visitor(language).signIn(teacher.signInName(), DemoPerson.PASSWORD);
        desk.page().locator("a[href='classes/first-steps']").click();
        var table = desk.page().locator(".paddock-card:not(#class-labs) table");
        var place = row(table, student).locator("td").nth(lesson(course)).locator("[data-state]");
        assertThat(place).hasAttribute("data-state", "under-way");

        var learner = visitors.visitor(language).signIn(student.signInName(), DemoPerson.PASSWORD);
        learner.open("/courses/" + LESSON + "?show=notebook");
        learner.page()
                .locator("paddock-notebook")
                .getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words.say(language.locale(), "notebookEditor.runAll")))
                .first()
                .click();
        learner.page()
                .waitForCondition(
                        () -> classroom.find(student.id(), LESSON).orElseThrow().isDone(),
                        new com.microsoft.playwright.Page.WaitForConditionOptions().setTimeout(180_000));

        // without a reload: the class page follows
        assertThat(place).hasAttribute("data-state", "done");
        // others of the course may have labs too
        var lab = row(desk.page().locator("#class-labs table"), student);
        assertThat(lab).containsText(words.say(language.locale(), "workspace.lab.ready"));
        assertThat(lab).containsText("GiB");
        learner.open("/");
        var running = learner.page()
                .locator(
                        "section.paddock-card[aria-label='" + words.say(language.locale(), "workspace.running") + "']");
        assertThat(running).containsText(words.say(language.locale(), "workspace.lab.ready"));
        assertThat(running).containsText("GiB");
        desk.picture("class-" + language.tag());
        lab.getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(words.say(language.locale(), "lab.page.stop-whose", student.displayName())))
                .click();
        desk.page()
                .locator("vaadin-confirm-dialog")
                .getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words.say(language.locale(), "lab.page.stop")))
                .click();
        assertThat(lab).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(60_000));
        assertThat(running).containsText(words.say(language.locale(), "workspace.running.none"));
        row(table, student).locator("a").first().click();
        assertThat(desk.page().locator("h1")).hasText(student.displayName());
        assertThat(desk.page()
                        .getByText(words.say(language.locale(), "workspace.state.done"))
                        .first())
                .isVisible();
        desk.picture("class-student-" + language.tag());
        assertThat(desk.scriptErrors()).isEmpty();
    }

    private static Locator row(Locator table, Person student) {
        return table.locator("tr", new Locator.LocatorOptions().setHasText(student.displayName()));
    }

    private static int lesson(Course course) {
        return course.lessons().stream()
                .filter(lesson -> lesson.id().equals(LESSON))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private Person in(Language language, Person person) {
        return accounts.change(
                person.id(), new Profile(person.displayName() + " ·", language, Theme.SYSTEM, person.zone()));
    }

    private Course course() {
        var demo = accounts.findBySignInName(DemoPerson.HELEN_MARSH.signInName())
                .orElseThrow()
                .id();
        return courses.find(demo, "first-steps").orElseThrow();
    }
}
