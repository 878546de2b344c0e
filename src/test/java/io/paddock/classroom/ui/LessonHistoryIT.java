package io.paddock.classroom.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.paddock.account.AccountService;
import io.paddock.account.demo.DemoPerson;
import io.paddock.base.language.Language;
import io.paddock.base.language.Words;
import io.paddock.classroom.ClassroomService;
import io.paddock.course.LessonId;
import io.paddock.notebook.NotebookService;
import io.paddock.support.BrowserTest;
import io.paddock.support.Visitors;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Looking at what one's notebook was, and going back to it, in a browser; needs no lab. */
@BrowserTest
class LessonHistoryIT {

    private static final LessonId LESSON = new LessonId("first-steps", "data-and-plots");

    @Autowired
    private AccountService accounts;

    @Autowired
    private ClassroomService classrooms;

    @Autowired
    private NotebookService notebooks;

    @Autowired
    private Words words;

    @ParameterizedTest
    @EnumSource(Language.class)
    void goesBackToWhatTheNotebookWas(Language language, Visitors visitors) {
        var person = language == Language.CHINESE ? DemoPerson.ZHANG_WEI : DemoPerson.LI_NA;
        var visitor = (language == Language.CHINESE ? visitors.inTheDark(language) : visitors.visitor(language))
                .signIn(person);
        prepared(person, language);
        visitor.open("/courses/" + LESSON + "?show=notebook");
        var page = visitor.page();
        var editor = page.locator("paddock-notebook .cm-content").first();
        assertThat(editor).containsText("first = 1");
        editor.click();
        page.keyboard().press("Control+End");
        page.keyboard().press("Enter");
        page.keyboard().type("mistake = 2");
        assertThat(editor).containsText("mistake = 2");

        button(page, language, "title").click();
        var list = page.locator(".notebook-history-list vaadin-button");
        assertThat(list.first()).containsText(say(language, "reason.reset"));
        visitor.picture("history-" + language.tag());
        list.first().click();
        assertThat(page.locator(".notebook-history-mark").first()).hasText(say(language, "mark.changed"));
        assertThat(page.locator(".notebook-history-cell pre").first()).hasText("first = 1");
        visitor.picture("history-preview-" + language.tag());
        page.setViewportSize(390, 844);
        visitor.picture("history-phone-" + language.tag());
        page.setViewportSize(1280, 800);

        button(page, language, "go-back").click();

        assertThat(editor).not().containsText("mistake");
        assertThat(list.first()).containsText(say(language, "reason.restored").replaceFirst("\\{0}.*", ""));
        assertThat(list.nth(1)).containsText(say(language, "reason.edited"));
        assertThat(page.locator(".notebook-history [role=status]")).isVisible();
        visitor.picture("history-back-" + language.tag());
        assertThat(visitor.scriptErrors()).isEmpty();
    }

    @Test
    void showsThePicturesOfTheLessonInTextCells(Visitors visitors) {
        var visitor = visitors.visitor().signIn(DemoPerson.EMMA_CLARKE);
        var id = accounts.findBySignInName(DemoPerson.EMMA_CLARKE.signInName())
                .orElseThrow()
                .id();
        var lesson = new LessonId("first-steps", "what-a-notebook-is");
        var work = classrooms.open(id, lesson, Language.ENGLISH);
        var file = """
                {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
                  {"cell_type": "markdown", "id": "two", "metadata": {}, "source": "![A lab](cells-and-lab.en.svg)"}]}
                """;
        notebooks.replace(id, work.notebook(), file.getBytes(StandardCharsets.UTF_8), "before");

        visitor.open("/courses/" + lesson + "?show=notebook");
        var picture =
                visitor.page().locator("paddock-notebook img[alt='A lab']").first();
        assertThat(picture).isVisible();
        visitor.page()
                .waitForFunction(
                        "() => document.querySelector(\"paddock-notebook img[alt='A lab']\")?.naturalWidth > 0");
        assertThat(visitor.scriptErrors()).isEmpty();
    }

    private void prepared(DemoPerson person, Language language) {
        var id = accounts.findBySignInName(person.signInName()).orElseThrow().id();
        var work = classrooms.open(id, LESSON, language);
        var file = """
                {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
                  {"cell_type": "code", "id": "one", "metadata": {}, "execution_count": null, "outputs": [], "source": "first = 1"},
                  {"cell_type": "markdown", "id": "two", "metadata": {}, "source": "# 标题 Heading"}]}
                """;
        notebooks.replace(id, work.notebook(), file.getBytes(StandardCharsets.UTF_8), "before");
    }

    private Locator button(Page page, Language language, String key) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(say(language, key)).setExact(true));
    }

    private String say(Language language, String key) {
        return words.say(language.locale(), "notebook.live.history." + key, "{0}");
    }
}
