package io.paddock.course.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.paddock.account.AccountService;
import io.paddock.account.CircleId;
import io.paddock.account.CircleService;
import io.paddock.account.Profile;
import io.paddock.account.Role;
import io.paddock.account.Theme;
import io.paddock.account.demo.DemoPerson;
import io.paddock.base.language.Language;
import io.paddock.base.language.Words;
import io.paddock.course.CourseImports;
import io.paddock.course.CourseParcelFiles;
import io.paddock.course.CourseService;
import io.paddock.support.Axe;
import io.paddock.support.BrowserTest;
import io.paddock.support.People;
import io.paddock.support.Visitor;
import io.paddock.support.Visitors;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** A class of one's own, made in the pages: from a list in GB18030 to a student who sees the course. */
@BrowserTest
class RosterJourneyIT {

    private static final String SLUG = "first-steps";
    private static final String PASSWORD = "horse battery staple";

    @Autowired
    private People people;

    @Autowired
    private AccountService accounts;

    @Autowired
    private CourseService courses;

    @Autowired
    private CourseImports imports;

    @Autowired
    private CircleService circles;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private Words words;

    @ParameterizedTest
    @EnumSource(Language.class)
    void aTeacherImportsAListAndAStudentActivatesAndSeesTheCourse(Language language, Visitors visitors)
            throws IOException {
        var year = language == Language.CHINESE ? "02026" : "02027";
        var teacher = teacher(visitors, language);
        var page = teacher.page();
        teacher.open("/courses/" + SLUG);
        page.locator("#course-people").click();
        assertThat(page.locator("[role=listitem]").first()).isVisible();
        page.locator("#import-list").click();

        upload(page, "学号,姓名,班级,备注\r\n" + year + "1,王芳,一班,\r\n" + year + "2,,一班,\r\n，,Nobody,,\r\n");
        assertThat(page.locator("#preview")).containsText(say(language, "roster.cell.form"));
        assertThat(page.locator("#import-now")).hasCount(0);
        teacher.picture("roster-problems-" + language.tag());
        complains(page);
        page.locator("#choose-again").click();

        upload(
                page,
                "学号,姓名,班级\r\n" + year + "1,王芳,一班\r\n" + year + "2,阿卜杜热合曼·阿卜杜克里木·麦麦提依明·图尔荪江,一班\r\n" + year
                        + "3,Emma Clarke,二班\r\n");
        assertThat(page.locator("#preview tbody tr")).hasCount(3);
        assertThat(page.locator("main")).containsText("GB18030");
        teacher.picture("roster-preview-" + language.tag());
        complains(page);
        page.locator("#import-now").dblclick();
        assertThat(page.locator("#slips tbody tr")).hasCount(3);
        teacher.picture("roster-slips-" + language.tag());
        var download =
                page.waitForDownload(() -> page.locator("#download-slips").click());
        var table = Files.readString(download.path(), StandardCharsets.UTF_8);
        assertThat(table).startsWith("\uFEFF").contains("王芳").contains("/activate");
        var code = page.locator("#slips tbody tr", row(year + "1"))
                .locator(".paddock-mono")
                .innerText();
        assertThat(table).contains(code);

        var student = activated(visitors, language, year + "1", code);
        assertThat(student.page().locator("main")).containsText(title(language));
        student.open("/courses/" + SLUG + "/people");
        assertThat(student.page().locator(".paddock-error")).isVisible();

        teacher.open("/courses/" + SLUG + "/people");
        page.getByLabel(say(language, "roster.filter")).fill(year + "1");
        assertThat(page.locator("[role=listitem]", row(year + "1"))).hasCount(1);
        assertThat(page.locator("main [role=list]").first()).not().containsText("Emma");
        page.getByLabel(say(language, "roster.filter")).fill(year);
        assertThat(page.locator("main [role=list]").first()).containsText("Emma Clarke");
        teacher.picture("course-people-" + language.tag());
        complains(page);
        joins(teacher, visitors, language);
        assertThat(teacher.scriptErrors()).isEmpty();
        assertThat(student.scriptErrors()).allMatch(error -> error.contains("404"));
    }

    @Test
    void anImportGoesOnWhileItsTeacherIsElsewhere(Visitors visitors) {
        var person = people.with(Role.TEACHER, course());
        var teacher = visitors.visitor().signIn(person.signInName(), DemoPerson.PASSWORD);
        var page = teacher.page();
        teacher.open("/courses/" + SLUG + "/people/import");
        upload(page, "number,name\r\n02028001,Ada\r\n");
        transactions.executeWithoutResult(status -> {
            circles.lock(circles.institution(course()));
            page.locator("#import-now").click();
            assertThat(page.locator("#importing [role=progressbar]")).isVisible();
            assertThat(page.locator("#importing")).containsText(say(Language.ENGLISH, "roster.import.waiting"));
            teacher.picture("roster-importing");
            complains(page);
            var back = page.locator("a[href='courses/" + SLUG + "/people']").first();
            back.click();
            page.locator("#import-list").click();
            assertThat(page.locator("#importing [role=progressbar]")).isVisible();
            back.click();
            assertThat(page.locator("#import-list")).isVisible();
        });
        assertThat(page.locator("vaadin-notification-card")).containsText("class list");
        page.locator("#import-list").click();
        assertThat(page.locator("#slips tbody tr")).hasCount(1);

        teacher.open("/courses/" + SLUG + "/people/import");
        upload(page, "number,name\r\n02028002,Ben\r\n");
        transactions.executeWithoutResult(status -> {
            circles.lock(circles.institution(course()));
            page.locator("#import-now").click();
            page.locator("#stop-import").click();
            assertThat(page.locator("#importing")).containsText(say(Language.ENGLISH, "roster.import.stopping"));
        });
        assertThat(page.locator("#preview tbody tr")).hasCount(1);
        assertThat(page.locator("#import-now")).isEnabled();
        assertThat(teacher.scriptErrors()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whoTakesSomethingAwayIsToldWhatItMeansFirst(Language language, Visitors visitors) {
        var ground = people.ground();
        var teacher = people.with(Role.TEACHER, ground);
        accounts.change(teacher.id(), new Profile(teacher.displayName(), language, Theme.SYSTEM, teacher.zone()));
        var slug = imports.place(
                        teacher.id(),
                        CourseParcelFiles.course("Ports").upload(imports, teacher.id()),
                        ground.department().id(),
                        "")
                .slug();
        var student = people.somebody();
        courses.enrol(teacher.id(), student.id(), slug, Role.STUDENT);
        var visitor = visitors.visitor(language).signIn(teacher.signInName(), DemoPerson.PASSWORD);
        var page = visitor.page();

        visitor.open("/courses/" + slug + "/people");
        var dialog = page.locator("vaadin-confirm-dialog[opened]");
        page.locator("#make-join-code").click();
        page.locator("#make-now").click();
        var code = page.locator("#join-codes .paddock-item");
        assertThat(code).hasCount(1);
        code.locator("vaadin-button").last().click();
        assertThat(dialog).containsText(say(language, "enrol.codes.close-text", 0));
        dialog.locator("vaadin-button[slot=confirm-button]").click();
        assertThat(code.locator("vaadin-button")).hasCount(0);

        var row = page.locator("[role=listitem]", row(student.displayName()));
        row.locator("vaadin-button").click();
        page.locator("#remove-STUDENT").click();
        assertThat(dialog).containsText(say(language, "roster.member.remove-whole", student.displayName()));
        visitor.picture("roster-remove-" + language.tag());
        dialog.locator("vaadin-button[slot=cancel-button]").click();
        page.locator("#remove-STUDENT").click();
        dialog.locator("vaadin-button[slot=confirm-button]").click();
        assertThat(row).hasCount(0);

        visitor.open("/end-course/" + slug);
        assertThat(page.locator("#end-whom")).hasText(say(language, "course.end.whom", 1));
        complains(page);
        assertThat(visitor.scriptErrors()).isEmpty();
    }

    private Visitor activated(Visitors visitors, Language language, String number, String code) {
        var student = visitors.phone(language).open("/sign-in");
        var page = student.page();
        page.locator("#activate").click();
        page.locator("#activate-number input").fill(number);
        page.locator("#activate-code input").fill("AAAA-AAAA-AAAA");
        page.locator("#activate-next").click();
        assertThat(page.locator("[role=alert]")).hasText(say(language, "account.activate.wrong"));
        student.picture("activate-" + language.tag());
        page.locator("#activate-code input")
                .fill(code.toLowerCase(java.util.Locale.ROOT).replace("-", " "));
        page.locator("#activate-next").click();
        assertThat(page.locator("h1")).containsText("王芳");
        page.getByLabel(say(language, "account.password.new"), new Page.GetByLabelOptions().setExact(true))
                .fill(PASSWORD);
        page.getByLabel(say(language, "account.password.again")).fill(PASSWORD);
        page.locator("#choose-password").click();
        assertThat(page.locator("main")).containsText(number);
        student.signIn(number, PASSWORD).open("/courses");
        return student;
    }

    private void joins(Visitor teacher, Visitors visitors, Language language) {
        var page = teacher.page();
        var codes = page.locator("#join-codes .paddock-item .paddock-mono");
        var before = codes.count();
        page.locator("#make-join-code").click();
        page.locator("#seats input").fill("1");
        teacher.picture("join-code-" + language.tag());
        teacher.pressTwice("#make-now");
        assertThat(codes).hasCount(before + 1);
        var code = codes.first();
        teacher.picture("join-codes-" + language.tag());
        complains(page);
        var guest = people.somebody();
        accounts.change(guest.id(), new Profile(guest.displayName(), language, Theme.SYSTEM, guest.zone()));
        var visitor = visitors.visitor(language).signIn(guest.signInName(), DemoPerson.PASSWORD);
        visitor.open("/courses");
        visitor.page().locator("#join").click();
        visitor.page().locator("#join-code input").fill("wrong");
        visitor.page().locator("#look-code").click();
        assertThat(visitor.page().locator("[role=alert]")).hasText(say(language, "enrol.refused.unknown"));
        visitor.picture("join-" + language.tag());
        complains(visitor.page());
        visitor.open("/join/" + code.innerText());
        visitor.page().locator("#join-course").click();
        visitor.page().locator("#open-course").click();
        assertThat(visitor.page().locator("h1")).hasText(title(language));
        var late = people.somebody();
        var second = visitors.visitor().signIn(late.signInName(), DemoPerson.PASSWORD);
        second.open("/join/" + code.innerText());
        assertThat(second.page().locator("[role=alert]")).hasText(say(Language.ENGLISH, "enrol.refused.full"));
    }

    private Visitor teacher(Visitors visitors, Language language) {
        var person = people.with(Role.TEACHER, course());
        accounts.change(person.id(), new Profile(person.displayName(), language, Theme.SYSTEM, person.zone()));
        return visitors.visitor(language).signIn(person.signInName(), DemoPerson.PASSWORD);
    }

    private CircleId course() {
        var demo =
                accounts.findBySignInName(DemoPerson.HELEN_MARSH.signInName()).orElseThrow();
        return courses.find(demo.id(), SLUG).orElseThrow().circle();
    }

    private String title(Language language) {
        var demo =
                accounts.findBySignInName(DemoPerson.HELEN_MARSH.signInName()).orElseThrow();
        return courses.find(demo.id(), SLUG).orElseThrow().title().in(language);
    }

    private static void upload(Page page, String list) {
        page.locator("#roster-file input[type=file]")
                .setInputFiles(new FilePayload("名单.csv", "text/csv", list.getBytes(Charset.forName("GB18030"))));
    }

    private static void complains(Page page) {
        assertThat(Axe.complaints(page)).isEmpty();
        assertThat(page.locator("body").innerText()).doesNotContainPattern(Pattern.compile("![a-z]+\\.[\\w.-]+!"));
    }

    private static Page.LocatorOptions row(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private String say(Language language, String key, Object... arguments) {
        return words.say(language.locale(), key, arguments);
    }
}
