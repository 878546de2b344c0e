package io.paddock.grading.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.paddock.account.Person;
import io.paddock.account.Role;
import io.paddock.account.demo.DemoPerson;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentService;
import io.paddock.assignment.Dates;
import io.paddock.assignment.HandInRules;
import io.paddock.assignment.HandInTerms;
import io.paddock.assignment.Submission;
import io.paddock.base.language.Language;
import io.paddock.base.language.Words;
import io.paddock.course.CourseImports;
import io.paddock.course.CourseParcelFiles;
import io.paddock.grading.Marking;
import io.paddock.grading.ReleaseProgress;
import io.paddock.lab.LabImageFixture;
import io.paddock.support.BrowserTest;
import io.paddock.support.MovableClock;
import io.paddock.support.People;
import io.paddock.support.Visitors;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** After the due date: who was given longer loses nothing, and who was not sees what it cost. */
@BrowserTest
class LateHandInJourneyIT {

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private AssignmentService assignments;

    @Autowired
    private HandInTerms terms;

    @Autowired
    private Marking marking;

    @Autowired
    private CourseImports imports;

    @Autowired
    private People people;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private Words words;

    @Test
    void longerForOneAndAPercentageOffForTheOther(Visitors visitors) {
        LabImageFixture.awaitPython(application);
        var ground = people.ground();
        var teacher = people.with(Role.TEACHER, ground);
        var parcel = CourseParcelFiles.course("Rivers, late")
                .replaced("course.yaml", "minutes: 60", "minutes: 60\n    opens-on-day: 1\n    due-on-day: 14");
        var placed = imports.place(
                teacher.id(),
                parcel.upload(imports, teacher.id()),
                ground.department().id(),
                "");
        var ill = people.with(Role.STUDENT, placed.circle());
        var late = people.with(Role.STUDENT, placed.circle());
        var dams = assignments.find(teacher.id(), placed.circle(), "dams").orElseThrow();
        terms.set(teacher.id(), dams.id(), new Dates(null, clock.instant().minus(Duration.ofHours(30)), null));
        terms.set(teacher.id(), dams.id(), new HandInRules(10, null));

        var visitor = visitors.visitor()
                .signIn(teacher.signInName(), DemoPerson.PASSWORD)
                .open("/marking/" + placed.slug() + "/dams");
        var page = visitor.page();
        offersWhatTheAuthorHadInMind(page);
        saysAtTheFieldWhichDateCannotBe(page);
        visitor.picture("dates-refused-en");
        assertThat(terms.dates(teacher.id(), List.of(dams)).values())
                .singleElement()
                .satisfies(dates ->
                        assertThat(dates.opens()).as("nothing was saved").isNull());
        page.locator("#extension-student input").fill(ill.displayName());
        page.locator("vaadin-combo-box-item", new Page.LocatorOptions().setHasText("(" + ill.signInName() + ")"))
                .click();
        fill(page.locator("#extension-until input"), "01/03/2099", "08:00");
        page.locator("#extension-reason input").fill("ill for a week");
        page.locator("#extension-give").click();
        assertThat(page.locator("#extensions")).containsText("ill for a week");
        visitor.picture("extensions-en");
        visitor.signOut();

        visitor.signIn(ill.signInName(), DemoPerson.PASSWORD).open("/assignments/" + placed.slug() + "/dams");
        assertThat(page.locator("#panel")).containsText("2099");
        assertThat(page.locator("#panel")).containsText(say("grading.extended"));
        saysWhatIsStillAsItWasGiven(page);
        visitor.picture("hand-in-untouched-en");
        page.getByText(say("grading.hand-in.anyway"), new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("#receipt")).containsText(say("grading.receipt.stored", 1));
        visitor.open("/assignments").signOut();

        assignments.open(late.id(), dams.id(), Language.ENGLISH);
        graded(assignments.handIn(late.id(), dams.id()).submission());
        graded(last(ill, dams));
        assertThat(marking.release(teacher.id(), dams.id(), ReleaseProgress.UNHEARD))
                .isEqualTo(2);
        assertThat(last(ill, dams).deduction()).isZero();

        visitor.signIn(late.signInName(), DemoPerson.PASSWORD).open("/assignments/" + placed.slug() + "/dams");
        assertThat(page.locator("#receipt")).containsText(say("grading.receipt.late", 1));
        assertThat(page.locator("#grade")).containsText(say("grading.points-of", "1.6", "2"));
        assertThat(page.locator("#grade")).containsText(say("grading.deduction", "2", 20));
        visitor.picture("assignment-late-en");
        assertThat(visitor.scriptErrors()).isEmpty();
    }

    /** Offered and not yet stored: the teacher saves what suits the class. */
    private void offersWhatTheAuthorHadInMind(Page page) {
        assertThat(page.locator("#dates")).containsText(say("grading.dates.proposed", "1", "14", "–"));
        page.locator("#class-begins input").fill("01/03/2027");
        page.locator("#class-begins input").press("Enter");
        page.locator("#fill-dates").click();
        assertThat(page.locator("#date-opens input").first()).hasValue("01/03/2027");
        assertThat(page.locator("#date-due input").first()).hasValue("14/03/2027");
        assertThat(page.locator("#date-closes input").first()).hasValue("");
    }

    private void saysAtTheFieldWhichDateCannotBe(Page page) {
        fill(page.locator("#date-closes input"), "02/03/2027", "08:00");
        page.locator("#save-dates").click();
        assertThat(page.locator("#date-closes")).containsText(say("assignment.dates.closes-before-due"));
        assertThat(page.locator("#date-closes input").first()).isFocused();
        assertThat(page.locator("vaadin-notification-card")).hasCount(0);

        page.locator("#date-closes input").last().fill("");
        page.locator("#date-closes input").last().press("Enter");
        page.locator("#save-dates").click();
        assertThat(page.locator("#date-closes")).containsText(say("grading.dates.incomplete"));
    }

    /** Handing in is not forbidden for it, and not yet done either. */
    private void saysWhatIsStillAsItWasGiven(Page page) {
        page.locator("#hand-in").click();
        assertThat(page.getByText(say("grading.hand-in.untouched", 1, 1))).isVisible();
        page.getByText(say("grading.hand-in.not-yet"), new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("#receipt")).hasCount(0);
        page.locator("#hand-in").click();
        assertThat(page.getByText(say("grading.hand-in.untouched", 1, 1))).isVisible();
    }

    /** Enter closes what opens below a field; it would lie over the rest of the page. */
    private static void fill(Locator dateAndTime, String date, String time) {
        dateAndTime.first().fill(date);
        dateAndTime.first().press("Enter");
        dateAndTime.last().fill(time);
        dateAndTime.last().press("Enter");
    }

    /** As if its run had found that all is well. */
    private void graded(Submission submission) {
        database.update(
                "update grading_job set state = 'DONE' where submission_id = ?",
                submission.id().value());
        database.update("""
                insert into grading_result (submission_id, report, points, possible, graded_at) values (?,
                    '{"tests":[{"name":"tests","status":"PASSED","points":{"hundredths":200},"error":"","millis":1,"twins":[]}],
                    "errors":[],"repairs":[],"flag":"NONE","outOfTime":false,"image":""}', 200, 200, utc_timestamp(6))""", submission.id().value());
    }

    private Submission last(Person student, Assignment assignment) {
        return assignments
                .last(student.id(), List.of(assignment.id()))
                .values()
                .iterator()
                .next();
    }

    private String say(String key, Object... arguments) {
        return words.say(Language.ENGLISH.locale(), key, arguments);
    }
}
