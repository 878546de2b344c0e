package io.paddock.classroom.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.paddock.account.AccountService;
import io.paddock.account.UserId;
import io.paddock.account.demo.DemoPerson;
import io.paddock.base.language.Language;
import io.paddock.base.language.Words;
import io.paddock.classroom.ClassroomService;
import io.paddock.course.LessonId;
import io.paddock.lab.LabImageFixture;
import io.paddock.notebook.NotebookId;
import io.paddock.notebook.NotebookService;
import io.paddock.support.BrowserTest;
import io.paddock.support.NotebookScroll;
import io.paddock.support.Visitors;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A student's ways through a lesson: a real browser, database, container engine and kernel. */
@BrowserTest
class LessonJourneyIT {

    private static final LessonId FIRST = new LessonId("first-steps", "what-a-notebook-is");
    private static final LessonId SECOND = new LessonId("first-steps", "data-and-plots");
    private static final double MINUTES = 3 * 60_000;

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private AccountService accounts;

    @Autowired
    private ClassroomService classrooms;

    @Autowired
    private NotebookService notebooks;

    @Autowired
    private Words words;

    @Autowired
    private JdbcTemplate database;

    @BeforeEach
    void imageIsReady() {
        LabImageFixture.awaitPython(application);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void takesTheFirstLessonToItsEnd(Language language, Visitors visitors) {
        var person = language == Language.CHINESE ? DemoPerson.ZHANG_WEI : DemoPerson.LI_NA;
        var visitor = (language == Language.CHINESE ? visitors.inTheDark(language) : visitors.visitor(language))
                .signIn(person);
        visitor.picture("desk-" + language.tag());
        visitor.open(path(FIRST));
        var page = visitor.page();
        assertThat(page.locator("paddock-notebook .jp-Cell").first()).isVisible();

        press(page, language, "runAll");

        var input = page.locator("paddock-notebook .pn-input-field");
        NotebookScroll.to(page, input).scrollIntoViewIfNeeded();
        assertThat(page.locator("paddock-notebook").getByText("100%").first()).isVisible();
        input.fill("Li Na 李娜");
        input.press("Enter");
        var notebook = work(person, FIRST);
        awaitInDocument(page, notebook, "Li Na 李娜");
        awaitInDocument(page, notebook, "NameError");
        var plot = page.locator("paddock-notebook .jp-OutputArea-output img").first();
        NotebookScroll.to(page, plot).scrollIntoViewIfNeeded();
        assertThat(plot).isVisible();
        visitor.picture("lesson-" + language.tag());

        page.waitForCondition(
                () -> classrooms.find(id(person), FIRST).orElseThrow().doneAt() != null);
        assertThat(visitor.scriptErrors()).isEmpty();
        visitor.open("/").signOut();
        assertThat(page.request()
                        .get(visitor.url("/notebooks/" + notebook + "/document"))
                        .status())
                .isNotEqualTo(200);
    }

    @Test
    void keepsTheOutputOfACellWhoseTabWasClosed(Visitors visitors) {
        var visitor = visitors.visitor().signIn(DemoPerson.EMMA_CLARKE);
        var notebook = prepared(DemoPerson.EMMA_CLARKE, """
                import time
                for tick in range(60):
                    print("tick", tick, flush=True)
                    time.sleep(0.1)
                """);
        visitor.open(path(SECOND));
        press(visitor.page(), Language.ENGLISH, "runAll");
        awaitInDocument(visitor.page(), notebook, "tick 3\\n");

        visitor.page().close();
        var later = visitor.newTab();
        later.navigate(visitor.url(path(SECOND)));
        awaitInDocument(later, notebook, "tick 59\\n");

        assertThat(later.locator("paddock-notebook .jp-OutputArea").first()).containsText("tick 0");
        assertThat(later.locator("paddock-notebook .jp-OutputArea").first()).containsText("tick 59");
    }

    @Test
    void keepsWhatWasTypedWhileTheConnectionWasCut(Visitors visitors) {
        var visitor = visitors.visitor().signIn(DemoPerson.EMMA_CLARKE);
        var notebook = prepared(DemoPerson.EMMA_CLARKE, "first = 1\n");
        visitor.open(path(SECOND));
        var page = visitor.page();
        type(page, "second = 2");
        awaitInDocument(page, notebook, "second = 2");

        visitor.context().setOffline(true);
        type(page, "third = 3");
        visitor.context().setOffline(false);

        awaitInDocument(page, notebook, "third = 3");
        page.reload();
        assertThat(page.locator("paddock-notebook .cm-content").first()).containsText("third = 3");
    }

    @Test
    void showsTheSameNotebookInTwoTabs(Visitors visitors) {
        var visitor = visitors.visitor().signIn(DemoPerson.EMMA_CLARKE);
        prepared(DemoPerson.EMMA_CLARKE, "shared = True\n");
        visitor.open(path(SECOND));
        var other = visitor.newTab();
        other.navigate(visitor.url(path(SECOND)));
        assertThat(other.locator("paddock-notebook .cm-content").first()).containsText("shared = True");

        type(visitor.page(), "print(40 + 2)");
        assertThat(other.locator("paddock-notebook .cm-content").first()).containsText("print(40 + 2)");
        press(other, Language.ENGLISH, "runAll");

        assertThat(visitor.page().locator("paddock-notebook .jp-OutputArea").first())
                .containsText(
                        "42",
                        new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                .setTimeout(MINUTES));
        assertThat(other.locator("paddock-notebook .jp-OutputArea").first()).containsText("42");
    }

    @Test
    void hidesOnePersonsNotebookFromAnother(Visitors visitors) {
        var notebook = prepared(DemoPerson.EMMA_CLARKE, "mine = 1\n");
        var other = visitors.visitor().signIn(DemoPerson.LI_NA);

        var answer = other.context().request().get(other.url("/notebooks/" + notebook + "/document"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(database.queryForObject(
                        "select count(*) from audit_entry where action = 'notebook.denied' and subject = ? and actor_id = ?",
                        Integer.class,
                        "notebook:" + notebook,
                        id(DemoPerson.LI_NA).value()))
                .isPositive();
    }

    /** Puts a notebook of one code cell in place of the person's second lesson. */
    private NotebookId prepared(DemoPerson person, String code) {
        var work = classrooms.open(id(person), SECOND, Language.ENGLISH);
        notebooks.replace(id(person), work.notebook(), notebook(code).getBytes(StandardCharsets.UTF_8), "before");
        return work.notebook();
    }

    private static String notebook(String code) {
        var source = code.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return """
                {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
                  {"cell_type": "code", "id": "only", "metadata": {}, "execution_count": null, "outputs": [], "source": "%s"}]}
                """.formatted(source);
    }

    private void press(Page page, Language language, String action) {
        page.locator("paddock-notebook")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label(language, action)))
                .first()
                .click();
    }

    private static void type(Page page, String line) {
        var editor = page.locator("paddock-notebook .cm-content").first();
        editor.click();
        page.keyboard().press("Control+End");
        page.keyboard().press("Enter");
        page.keyboard().type(line);
        assertThat(editor).containsText(line);
    }

    /** Until the server's document has this in its JSON. */
    private static void awaitInDocument(Page page, NotebookId notebook, String text) {
        page.waitForCondition(
                () -> page.request()
                        .get(page.url().replaceFirst("/courses/.*", "/notebooks/" + notebook + "/document"))
                        .text()
                        .contains(text),
                new Page.WaitForConditionOptions().setTimeout(MINUTES));
    }

    private NotebookId work(DemoPerson person, LessonId lesson) {
        return classrooms.find(id(person), lesson).orElseThrow().notebook();
    }

    private UserId id(DemoPerson person) {
        return accounts.findBySignInName(person.signInName()).orElseThrow().id();
    }

    private String label(Language language, String key) {
        return words.say(language.locale(), "notebookEditor." + key);
    }

    private static String path(LessonId lesson) {
        return "/courses/" + lesson;
    }
}
