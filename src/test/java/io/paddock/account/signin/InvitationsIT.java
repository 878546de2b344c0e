package io.paddock.account.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.paddock.account.AccessDenied;
import io.paddock.account.AccountService;
import io.paddock.account.AuditFilter;
import io.paddock.account.AuditReading;
import io.paddock.account.CircleService;
import io.paddock.account.Invitations;
import io.paddock.account.Invitee;
import io.paddock.account.Role;
import io.paddock.account.demo.DemoPerson;
import io.paddock.base.language.Language;
import io.paddock.base.language.Refusal;
import io.paddock.support.BrowserTest;
import io.paddock.support.MovableClock;
import io.paddock.support.People;
import io.paddock.support.Visitors;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From "add a person" to that person's first sign-in, and how people are kept out. */
@BrowserTest
class InvitationsIT {

    private static final String PASSWORD = "horse battery staple";

    @Autowired
    People people;

    @Autowired
    Invitations invitations;

    @Autowired
    PasswordLinks links;

    @Autowired
    AuditReading log;

    @Autowired
    CircleService circles;

    @Autowired
    AccountService accounts;

    @Autowired
    MovableClock clock;

    @Test
    void anAdministratorAddsAPersonWhoChoosesAPassword(Visitors visitors) {
        var ground = people.ground();
        var admin = people.with(Role.DEPARTMENT_ADMIN, ground);
        var name = "new." + admin.signInName();
        var visitor = visitors.visitor().signIn(admin.signInName(), DemoPerson.PASSWORD);
        visitor.open("/people");
        var page = visitor.page();
        page.locator("#invite").click();
        page.locator("#invite-name input").fill("Ada 艾达");
        page.locator("#invite-sign-in-name input").fill("Not Good!");
        page.locator("#send-invitation").click();
        assertThat(page.locator("[role=alert]")).containsText("A sign-in name has");
        assertThat(page.locator("#invite-name input")).hasValue("Ada 艾达");
        page.locator("#invite-sign-in-name input").fill(name);
        visitor.picture("people-invite");
        page.locator("#send-invitation").dblclick();
        var link = page.locator("#one-time-link input");
        assertThat(link).hasValue(Pattern.compile("^http://127.*/welcome/.{40,}$"));
        visitor.picture("people-link");

        var newcomer = visitors.phone(Language.CHINESE);
        newcomer.page().navigate(link.inputValue());
        assertThat(newcomer.page().locator("h1")).hasText("欢迎，Ada 艾达");
        fill(newcomer.page(), "新密码", "再次输入新密码", "short", "short");
        assertThat(newcomer.page().locator("[role=alert]")).containsText("密码长度为");
        fill(newcomer.page(), "新密码", "再次输入新密码", PASSWORD, PASSWORD + "!");
        assertThat(newcomer.page().locator("[role=alert]")).containsText("不一致");
        newcomer.picture("welcome-phone");
        fill(newcomer.page(), "新密码", "再次输入新密码", PASSWORD, PASSWORD);
        assertThat(newcomer.page().locator("h1")).hasText("密码已设置");
        newcomer.signIn(name, PASSWORD);

        newcomer.page().navigate(link.inputValue());
        // by now in the language that the administrator chose for the person
        assertThat(newcomer.page().locator("h1")).hasText("This link no longer works");
        var auditor = people.with(Role.AUDITOR, ground).id();
        assertThat(log.entries(auditor, AuditFilter.ofAction("person.invited"), 0, 50))
                .hasSize(1);
        assertThat(log.entries(auditor, AuditFilter.ofAction("account.activated"), 0, 50))
                .hasSize(1);
        assertThat(visitor.scriptErrors()).isEmpty();
        assertThat(newcomer.scriptErrors()).isEmpty();
    }

    @Test
    void aLockedPersonIsSignedOutAndToldSo(Visitors visitors) {
        var ground = people.ground();
        var admin = people.with(Role.INSTITUTION_ADMIN, ground);
        var student = people.with(Role.STUDENT, ground);
        var theirs = visitors.visitor(Language.CHINESE).signIn(student.signInName(), DemoPerson.PASSWORD);
        var visitor = visitors.visitor().signIn(admin.signInName(), DemoPerson.PASSWORD);
        visitor.open("/people");
        visitor.page().locator("#manage-" + student.id()).click();
        visitor.picture("people-manage");
        visitor.page().locator("#lock").dblclick();
        assertThat(visitor.page().locator("vaadin-dialog .paddock-pill--bad")).hasText("locked");

        theirs.open("/profile");
        assertThat(theirs.page()).hasURL(Pattern.compile("/sign-in"));
        theirs.trySignIn(student.signInName(), DemoPerson.PASSWORD);
        assertThat(theirs.page().locator("[role=alert]")).containsText(Pattern.compile("该账号已被锁定|account is locked"));

        visitor.page().locator("#lock").click();
        assertThat(visitor.page().locator("vaadin-dialog .paddock-pill--good")).hasText("active");
        theirs.signIn(student.signInName(), DemoPerson.PASSWORD);
        assertThat(log.entries(admin.id(), AuditFilter.ofAction("person.locked"), 0, 50))
                .hasSize(1);
        assertThat(log.entries(admin.id(), AuditFilter.ofAction("person.unlocked"), 0, 50))
                .hasSize(1);
    }

    @Test
    void aNewLinkResetsThePasswordAndEndsSessions(Visitors visitors) {
        var ground = people.ground();
        var admin = people.with(Role.INSTITUTION_ADMIN, ground);
        var student = people.with(Role.STUDENT, ground);
        var theirs = visitors.visitor().signIn(student.signInName(), DemoPerson.PASSWORD);
        var first = invitations.renew(admin.id(), student.id());
        var second = invitations.renew(admin.id(), student.id());
        assertThat(links.owner(secret(first.path()))).isEmpty();

        links.choose(secret(second.path()), PASSWORD);

        theirs.open("/profile");
        assertThat(theirs.page()).hasURL(Pattern.compile("/sign-in"));
        theirs.signIn(student.signInName(), PASSWORD);
        assertThatThrownBy(() -> links.choose(secret(second.path()), PASSWORD)).isInstanceOf(Refusal.class);
    }

    @Test
    void aLinkExpires() {
        var ground = people.ground();
        var invitation = invitations.renew(
                people.with(Role.INSTITUTION_ADMIN, ground).id(),
                people.with(Role.STUDENT, ground).id());

        clock.advance(Duration.ofDays(8));

        assertThat(links.owner(secret(invitation.path()))).isEmpty();
    }

    @Test
    void nobodyTakesOverAnAccountAboveTheirOwn() {
        var ground = people.ground();
        var departmentAdmin = people.with(Role.DEPARTMENT_ADMIN, ground).id();
        for (var above : new Role[] {Role.INSTITUTION_ADMIN, Role.AUDITOR, Role.PLATFORM_ADMIN}) {
            var target = people.with(above, ground).id();
            assertThatThrownBy(() -> invitations.renew(departmentAdmin, target)).isInstanceOf(AccessDenied.class);
            assertThatThrownBy(() -> invitations.lock(departmentAdmin, target)).isInstanceOf(AccessDenied.class);
        }
        var elsewhereToo = people.with(Role.STUDENT, ground);
        circles.ensureMember(elsewhereToo.id(), people.ground().course().id(), Role.STUDENT);
        assertThatThrownBy(() -> invitations.renew(departmentAdmin, elsewhereToo.id()))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> invitations.lock(departmentAdmin, departmentAdmin))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void anInvitationThatCannotStandLeavesNothing() {
        var ground = people.ground();
        var admin = people.with(Role.INSTITUTION_ADMIN, ground);

        assertThatThrownBy(() -> invitations.invite(
                        admin.id(),
                        new Invitee(
                                "misfit." + admin.signInName(),
                                "Misfit",
                                Language.ENGLISH,
                                ground.institution().id(),
                                Role.DEPARTMENT_ADMIN)))
                .isInstanceOf(Refusal.class);

        assertThatThrownBy(() -> invitations.invite(
                        admin.id(),
                        new Invitee(
                                admin.signInName(),
                                "Taken",
                                Language.ENGLISH,
                                ground.course().id(),
                                Role.STUDENT)))
                .isInstanceOf(Refusal.class);
        assertThat(accountsNamed("misfit." + admin.signInName())).isFalse();
    }

    private boolean accountsNamed(String signInName) {
        return accounts.findBySignInName(signInName).isPresent();
    }

    private static void fill(Page page, String first, String second, String one, String two) {
        page.getByLabel(first, new Page.GetByLabelOptions().setExact(true)).fill(one);
        page.getByLabel(second).fill(two);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("设置密码"))
                .click();
    }

    private static String secret(String path) {
        return path.replace("welcome/", "");
    }
}
