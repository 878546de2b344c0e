package io.paddock.workspace.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.paddock.account.AccountService;
import io.paddock.account.Circle;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.Person;
import io.paddock.account.Profile;
import io.paddock.account.Role;
import io.paddock.account.Theme;
import io.paddock.account.demo.DemoPerson;
import io.paddock.base.language.Language;
import io.paddock.base.language.Words;
import io.paddock.capacity.ComputeNeed;
import io.paddock.course.CourseService;
import io.paddock.lab.LabImageFixture;
import io.paddock.lab.LabOpening;
import io.paddock.lab.LabRequest;
import io.paddock.lab.LabService;
import io.paddock.support.BrowserTest;
import io.paddock.support.People;
import io.paddock.support.Visitors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** An administrator hands out compute, stops somebody's lab and reads in the audit log that it was so: real browser and container. */
@BrowserTest
class AdminJourneyIT {

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private People people;

    @Autowired
    private AccountService accounts;

    @Autowired
    private CircleService circles;

    @Autowired
    private CourseService courses;

    @Autowired
    private LabService labs;

    @Autowired
    private Words words;

    @ParameterizedTest
    @EnumSource(Language.class)
    void givesComputeStopsALabAndReadsTheLog(Language language, Visitors visitors) {
        LabImageFixture.awaitPython(application);
        var institution = institution();
        var admin = in(language, people.with(Role.INSTITUTION_ADMIN, institution.id()));
        var found = courses.find(admin.id(), "first-steps").orElseThrow();
        var course = found.circle();
        var student = in(language, people.with(Role.STUDENT, course));
        var visitor = visitors.visitor(language).signIn(admin.signInName(), DemoPerson.PASSWORD);
        var page = visitor.page();
        page.locator("a[href='allowance-tree']").first().click();
        var name = found.title().in(language);
        button(page, say(language, "allowance.students") + ": " + name).click();
        button(page, say(language, "allowance.give") + ": " + student.displayName())
                .click();
        page.locator("#grant-amount input").fill("30");
        page.locator("#grant-reason input").fill("for " + admin.displayName());
        visitor.pressTwice("#grant-confirm");
        assertThat(page.locator("#allowance-students tr", new Page.LocatorOptions().setHasText(student.displayName())))
                .containsText("30");

        var opened = (LabOpening.Opened) labs.open(
                student.id(),
                new LabRequest(
                        student.id(), course, LabImageFixture.PYTHON, new ComputeNeed(512, 500), false, "admin", null),
                false);

        var own = visitors.visitor(language).signIn(student.signInName(), DemoPerson.PASSWORD);
        own.open("/labs").page().locator("#stop-" + opened.lab().id()).click();
        assertThat(own.page().locator("vaadin-confirm-dialog")).containsText(say(language, "lab.page.stop-text"));
        own.picture("labs-stop-" + language.tag());
        own.page()
                .locator("vaadin-confirm-dialog vaadin-button[slot=cancel-button]")
                .click();

        visitor.open("/admin/labs");
        var row = page.locator("tr", new Page.LocatorOptions().setHasText(student.displayName()));
        assertThat(row).isVisible();
        visitor.picture("admin-labs-" + language.tag());
        page.locator("#stop-" + opened.lab().id()).click();
        var dialog = page.locator("vaadin-confirm-dialog");
        assertThat(dialog).containsText(say(language, "lab.page.stop-title-whose", student.displayName()));
        assertThat(dialog).containsText(say(language, "lab.page.stop-text-whose"));
        visitor.picture("admin-labs-stop-" + language.tag());
        dialog.locator("vaadin-button[slot=cancel-button]").click();
        assertThat(row).containsText(say(language, "lab.page.stop"));
        assertThat(labs.running(student.id())).hasSize(1);
        page.locator("#stop-" + opened.lab().id()).click();
        visitor.pressTwice("vaadin-confirm-dialog vaadin-button[slot=confirm-button]");
        assertThat(row).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(60_000));

        // without a reload: one's own page follows
        assertThat(own.page().locator("main")).containsText(say(language, "lab.ending.stopped-by-staff"));
        assertThat(own.scriptErrors()).isEmpty();

        visitor.open("/audit");
        var log = page.locator("main");
        assertThat(did(log, "allowance.granted", admin)).hasCount(1);
        assertThat(did(log, "lab.stopped", admin)).hasCount(1);
        assertThat(did(log, "lab.stopped", admin)).containsText(student.displayName());
        visitor.picture("audit-" + language.tag());
        assertThat(visitor.scriptErrors()).isEmpty();
    }

    /** No name is the beginning of another one. */
    private Person in(Language language, Person person) {
        return accounts.change(
                person.id(), new Profile(person.displayName() + " ·", language, Theme.SYSTEM, person.zone()));
    }

    private static Locator did(Locator log, String action, Person admin) {
        return log.locator(
                "[data-action='" + action + "']", new Locator.LocatorOptions().setHasText(admin.displayName() + " "));
    }

    private static Locator button(Page page, String label) {
        return page.locator("vaadin-button[aria-label=\"" + label + "\"]");
    }

    private Circle institution() {
        var demo = accounts.findBySignInName(DemoPerson.HELEN_MARSH.signInName())
                .orElseThrow()
                .id();
        return circles.memberships(demo, CircleKind.INSTITUTION).getFirst().circle();
    }

    private String say(Language language, String key, Object... arguments) {
        return words.say(language.locale(), key, arguments);
    }
}
