package io.paddock.allowance.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.paddock.account.Role;
import io.paddock.account.demo.DemoPerson;
import io.paddock.allowance.AllowanceGrants;
import io.paddock.allowance.Credits;
import io.paddock.allowance.Grant;
import io.paddock.allowance.Grant.Target;
import io.paddock.base.language.Language;
import io.paddock.support.BrowserTest;
import io.paddock.support.Ground;
import io.paddock.support.People;
import io.paddock.support.Visitors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class AllowancePagesIT {

    @Autowired
    People people;

    @Autowired
    AllowanceGrants grants;

    @Test
    void anAdminGivesByKeyboardAndTheStudentIsToldAtOnce(Visitors visitors) {
        var ground = ground();
        var student = people.with(Role.STUDENT, ground);
        var teacher = people.with(Role.TEACHER, ground);
        var theirs = visitors.visitor()
                .signIn(student.signInName(), DemoPerson.PASSWORD)
                .open("/allowance");
        assertThat(theirs.page().locator("#allowance-card")).containsText("Not enough for another minute");

        var admin = visitors.visitor()
                .signIn(teacher.signInName(), DemoPerson.PASSWORD)
                .open("/allowance-tree");
        var page = admin.page();
        button(page, "Students: " + ground.course().name()).click();
        button(page, "Give: " + student.displayName()).press("Enter");
        var amount = page.locator("#grant-amount input");
        amount.fill("901");
        assertThat(page.locator("#grant-amount")).containsText("there are only 900");
        amount.fill("0");
        assertThat(page.locator("#grant-amount")).containsText("above zero");
        amount.fill("380");
        assertThat(page.locator("#grant-effect")).containsText("The giver has 900 now and 520 afterwards");
        page.locator("#grant-reason input").fill("for the first week");
        admin.picture("allowance-grant-en");
        page.locator("#grant-confirm").press("Enter");
        assertThat(page.locator("#allowance-students")).containsText("380");
        button(page, "Fill up regularly: " + ground.course().name()).click();
        page.locator("#refill-level input").fill("400");
        page.locator("#refill-save").click();
        assertThat(page.locator("vaadin-dialog[opened]")).containsText("The next time must lie ahead");
        page.locator("#refill-next input").first().fill("01/03/2099");
        page.locator("#refill-next input").first().press("Tab");
        page.locator("#refill-next input").last().fill("08:00");
        page.locator("#refill-next input").last().press("Tab");
        admin.picture("allowance-refill-en");
        admin.pressTwice("#refill-save");
        assertThat(page.locator("#allowance-students")).containsText("Filled up to 400 credits each week");
        admin.picture("allowance-tree-en");

        assertThat(theirs.page().locator("#notice-bell")).containsText("1");
        theirs.page().locator("#notice-bell").click();
        assertThat(theirs.page().getByText("You were given 380 credits")).isVisible();
        theirs.picture("notice-bell-en");
        theirs.open("/allowance");
        assertThat(theirs.page().locator("#allowance-card")).containsText("6 h 20 min");
        assertThat(theirs.page().locator("#allowance-card")).containsText("of 400 credits left");
        assertThat(theirs.page().locator("#allowance-history")).containsText("for the first week");
        theirs.picture("allowance-en");
        theirs.open("/notices");
        assertThat(theirs.page().locator("#notices")).containsText("380");
        theirs.picture("notices-en");

        button(page, "Give: " + student.displayName()).click();
        amount.fill("20");
        admin.pressTwice("#grant-confirm");
        theirs.open("/allowance");
        assertThat(theirs.page().locator("#allowance-card")).containsText("6 h 40 min");

        button(page, "Take back: " + student.displayName()).click();
        amount.fill("100");
        assertThat(page.locator("#grant-effect")).containsText("400 credits are unused now and 300 afterwards");
        admin.picture("allowance-take-back-en");
        amount.fill("401");
        assertThat(page.locator("#grant-amount")).containsText("only 400 are unused");
        assertThat(theirs.scriptErrors()).isEmpty();
        assertThat(admin.scriptErrors()).isEmpty();
    }

    @Test
    void looksRightInChineseInTheDarkAndOnAPhone(Visitors visitors) {
        var phone =
                visitors.phone(Language.CHINESE).signIn(DemoPerson.ZHANG_WEI).open("/allowance");
        assertThat(phone.page().locator("#allowance-card")).containsText("小时");
        assertThat(phone.page().locator("#allowance-card")).containsText("Paddock 入门");
        assertThat(phone.page().locator("main")).not().containsText("First steps in Paddock");
        phone.picture("allowance-phone-zh");
        phone.open("/");
        assertThat(phone.page().locator("#allowance-card")).containsText("查看明细");
        phone.picture("allowance-desk-phone-zh");
        phone.open("/notices");
        assertThat(phone.page().locator("#notices")).isVisible();
        phone.picture("notices-phone-zh");
        var dark = visitors.inTheDark(Language.ENGLISH)
                .signIn(DemoPerson.HELEN_MARSH)
                .open("/allowance-tree");
        assertThat(dark.page().locator("table")).containsText("Lakeside University");
        dark.picture("allowance-tree-dark");
        var desk = visitors.visitor().signIn(DemoPerson.LI_NA).open("/");
        assertThat(desk.page().locator("#allowance-card")).containsText("credits left");
        desk.picture("allowance-desk-en");
    }

    @Test
    void nobodySeesATreeThatIsNotTheirs(Visitors visitors) {
        var student = visitors.visitor().signIn(DemoPerson.LI_NA);
        student.open("/allowance-tree");
        assertThat(student.page().locator(".paddock-error")).isVisible();

        var ground = ground();
        var teacher = people.with(Role.TEACHER, ground);
        var visitor = visitors.visitor()
                .signIn(teacher.signInName(), DemoPerson.PASSWORD)
                .open("/allowance-tree");
        assertThat(visitor.page().locator("table")).containsText(ground.course().name());
        assertThat(visitor.page().locator("main"))
                .not()
                .containsText(ground.department().name());
        assertThat(button(visitor.page(), "Give: " + ground.course().name())).hasCount(0);
    }

    private static Locator button(Page page, String label) {
        return page.locator("vaadin-button[aria-label=\"" + label + "\"]");
    }

    private Ground ground() {
        var ground = people.ground();
        var platform = people.with(Role.PLATFORM_ADMIN, ground).id();
        for (var circle :
                new io.paddock.account.Circle[] {ground.institution(), ground.department(), ground.course()}) {
            grants.grant(platform, new Grant(new Target.OfCircle(circle.id()), Credits.of(900), "term"));
        }
        return ground;
    }
}
