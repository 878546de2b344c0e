package io.paddock.grading.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.paddock.account.AccountService;
import io.paddock.account.CircleService;
import io.paddock.account.UserId;
import io.paddock.account.demo.DemoPerson;
import io.paddock.allowance.AllowanceService;
import io.paddock.assignment.AssignmentFixture;
import io.paddock.assignment.AssignmentService;
import io.paddock.assignment.AssignmentSource;
import io.paddock.base.language.Language;
import io.paddock.base.language.Words;
import io.paddock.course.CourseService;
import io.paddock.grading.GradingFixture;
import io.paddock.lab.LabImageFixture;
import io.paddock.notebook.NotebookService;
import io.paddock.support.BrowserTest;
import io.paddock.support.Visitors;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * From opening an assignment to seeing its grade, and a mark that changes after that: two people, two browsers, real
 * containers; the allowance goes down by what the ledger says.
 */
@BrowserTest
class AssignmentJourneyIT {

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private AssignmentService assignments;

    @Autowired
    private CourseService courses;

    @Autowired
    private NotebookService notebooks;

    @Autowired
    private AccountService accounts;

    @Autowired
    private AllowanceService allowance;

    @Autowired
    private CircleService circles;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private Words words;

    @ParameterizedTest
    @EnumSource(Language.class)
    void takesAnAssignmentToItsGrade(Language language, Visitors visitors) {
        LabImageFixture.awaitPython(application);
        var fixture = new GradingFixture(application).clear();
        var who = language == Language.CHINESE ? DemoPerson.ZHANG_WEI : DemoPerson.LI_NA;
        var student = id(who);
        answer(student, language);

        var visitor =
                (language == Language.CHINESE ? visitors.inTheDark(language) : visitors.visitor(language)).signIn(who);
        visitor.open("/assignments");
        assertThat(visitor.page().locator("main .paddock-list").first()).isVisible();
        visitor.picture("assignments-" + language.tag());
        visitor.open("/assignments/first-steps/doubling");
        var page = visitor.page();
        assertThat(page.locator("paddock-notebook .jp-Cell").first()).isVisible();
        var before = left(student);
        var chargedBefore = charged(student);
        page.locator("paddock-notebook")
                .getByRole(
                        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(say(language, "notebookEditor.runAll")))
                .first()
                .click();

        page.locator("#check").click();
        assertThat(page.locator("#check-result")).containsText(say(language, "grading.place", 1));
        page.locator("#cancel-check").click();
        assertThat(page.locator("#check-result")).containsText(say(language, "grading.check.cancelled"));
        page.locator("#check").click();
        assertThat(page.locator("#cancel-check")).isVisible();
        fixture.workOnce();
        assertThat(page.locator("#check-result .paddock-dot--good")).hasCount(2);
        assertThat(page.locator("#check-result")).containsText("Doubles what it sees");
        visitor.picture("assignment-checked-" + language.tag());

        page.locator("#hand-in").click();
        assertThat(page.locator("#receipt-time")).isVisible();
        assertThat(page.locator("#receipt")).containsText("SHA-256");
        fixture.workOnce();
        assertThat(page.locator("#receipt")).containsText(say(language, "grading.run.done"));
        visitor.picture("assignment-receipt-" + language.tag());

        var submission = assignments
                .mine(
                        student,
                        assignments
                                .find(student, circle(student), "doubling")
                                .orElseThrow()
                                .id())
                .getFirst()
                .id();
        var teacher = visitors.visitor(language).signIn(DemoPerson.WANG_MIN);
        teacher.open("/marking/first-steps/doubling");
        assertThat(teacher.page().locator("table")).isVisible();
        teacher.page().locator("#attempts input").fill("3");
        teacher.page().locator("#late-percent input").fill("10");
        teacher.page().locator("#save-rules").click();
        teacher.picture("marking-" + language.tag());
        teacher.open("/submissions/" + submission);
        teacher.page().locator("#points-why input").fill("4.5");
        teacher.page().locator("#comment-why textarea").fill("Nearly. 差一点。");
        teacher.page().locator("#save-why").click();
        assertThat(teacher.page().locator("main")).containsText("9.5");
        teacher.picture("submission-" + language.tag());
        teacher.open("/marking/first-steps/doubling");
        teacher.page().locator("#release").click();
        // pages speak the language of the profile, whatever the browser asks for
        var hers = accounts.findBySignInName(DemoPerson.WANG_MIN.signInName())
                .orElseThrow()
                .language();
        assertThat(teacher.page().locator("table")).containsText(say(hers, "grading.state.released"));
        teacher.open("/gradebook/first-steps");
        assertThat(teacher.page().locator("table")).containsText("9.5");
        teacher.picture("gradebook-" + language.tag());

        page.reload();
        assertThat(page.locator("#panel")).containsText(say(language, "grading.rules.attempts.told", 3));
        assertThat(page.locator("#grade")).containsText(say(language, "grading.points-of", "9.5", "10"));
        assertThat(page.locator("#grade")).containsText("差一点");
        assertThat(page.locator("#receipt")).not().containsText(say(language, "grading.run.done"));
        visitor.picture("assignment-graded-" + language.tag());

        teacher.open("/submissions/" + submission);
        teacher.page().locator("#points-why input").fill("5");
        teacher.page().locator("#save-why").click();
        assertThat(teacher.page().locator("main")).containsText("10");
        page.reload();
        assertThat(page.locator("#grade")).containsText(say(language, "grading.points-of", "10", "10"));

        page.waitForCondition(() -> charged(student) > chargedBefore, patience());
        visitor.open("/allowance");
        var course = circle(student).value();
        var figure = page.locator("#allowance-card [data-course=\"" + course + "\"] .paddock-num");
        var format = NumberFormat.getInstance(language.locale());
        page.waitForCondition(
                () -> {
                    var spent = charged(student) - chargedBefore;
                    return left(student) == before - spent
                            && figure.innerText().equals(format.format((before - spent) / 1000.0));
                },
                patience());
        visitor.picture("allowance-after-" + language.tag());
        assertThat(visitor.scriptErrors()).isEmpty();
        assertThat(teacher.scriptErrors()).isEmpty();
        assertThat(page.request()
                        .get(visitor.url("/gradebook-files/first-steps.csv"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void reachesTheNotebookOnAPhone(Visitors visitors) {
        LabImageFixture.awaitPython(application);
        answer(id(DemoPerson.LI_NA), Language.ENGLISH);
        var visitor = visitors.phone(Language.ENGLISH).signIn(DemoPerson.LI_NA);
        visitor.open("/assignments/first-steps/doubling");
        var page = visitor.page();
        assertThat(page.locator("#hand-in")).isVisible();

        page.locator("#toggle-panel").click();

        assertThat(page.locator("paddock-notebook .jp-Cell").first()).isVisible();
        visitor.picture("assignment-phone");
        page.locator("#toggle-panel").click();
        assertThat(page.locator("#hand-in")).isVisible();
    }

    private void answer(UserId student, Language language) {
        var doubling = AssignmentFixture.source(circle(student), "doubling", AssignmentFixture.doubling());
        assertThat(assignments.put(new AssignmentSource(
                        doubling.circle(),
                        "first-steps",
                        "doubling",
                        doubling.title(),
                        doubling.environment(),
                        doubling.need(),
                        doubling.egress(),
                        null,
                        doubling.notebooks())))
                .isEmpty();
        var assignment = assignments.find(student, circle(student), "doubling").orElseThrow();
        var notebook = assignments.open(student, assignment.id(), language).notebook();
        var file = new String(notebooks.download(student, notebook), StandardCharsets.UTF_8)
                .replace(
                        "def double(x):\\n    # YOUR CODE HERE\\n    raise NotImplementedError()",
                        "def double(x):\\n    return x + x")
                .replace("YOUR ANSWER HERE", "Twice is twice.");
        notebooks.replace(student, notebook, file.getBytes(StandardCharsets.UTF_8), "before");
    }

    private io.paddock.account.CircleId circle(UserId student) {
        return courses.find(student, "first-steps").orElseThrow().circle();
    }

    /** What the student has in the course by the service that pages ask, in thousandths. */
    private long left(UserId student) {
        return allowance.balance(student).courses().stream()
                .filter(balance -> balance.course().equals(circle(student)))
                .mapToLong(balance -> balance.left().milli())
                .sum();
    }

    /** What the student's labs in the course have cost by the ledger's own rows. */
    private long charged(UserId student) {
        return java.util.Objects.requireNonNull(database.queryForObject(
                "select coalesce(sum(p.amount), 0) from allowance_posting p join allowance_account h on h.id = p.from_account"
                        + " where p.kind = 'CHARGE' and h.person = ? and h.circle = ?",
                Long.class,
                student.value(),
                circle(student).value()));
    }

    private static Page.WaitForConditionOptions patience() {
        return new Page.WaitForConditionOptions().setTimeout(90_000);
    }

    private UserId id(DemoPerson person) {
        return accounts.findBySignInName(person.signInName()).orElseThrow().id();
    }

    private String say(Language language, String key, Object... arguments) {
        return words.say(language.locale(), key, arguments);
    }
}
