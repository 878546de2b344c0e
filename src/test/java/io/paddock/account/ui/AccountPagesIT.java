package io.paddock.account.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.paddock.account.Role;
import io.paddock.account.demo.DemoPerson;
import io.paddock.base.language.Language;
import io.paddock.support.BrowserTest;
import io.paddock.support.People;
import io.paddock.support.Visitors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class AccountPagesIT {

    @Autowired
    People people;

    @Test
    void anUnknownPageSaysSo(Visitors visitors) {
        var visitor = visitors.visitor().signIn(DemoPerson.LI_NA);

        visitor.open("/no/such/page");

        assertThat(visitor.page()
                        .locator("h1")
                        .filter(new com.microsoft.playwright.Locator.FilterOptions()
                                .setHasText("There is nothing here")))
                .isVisible();
        assertThat(visitor.page()).hasTitle("There is nothing here · Paddock");
        visitor.picture("not-found");
    }

    @Test
    void pagesThatAreNotTheirsLookAsIfTheyWereNotThere(Visitors visitors) {
        var visitor = visitors.visitor(Language.CHINESE).signIn(DemoPerson.ZHANG_WEI);

        for (var path : new String[] {"/people", "/audit"}) {
            visitor.open(path);
            assertThat(visitor.page().locator(".paddock-error")).containsText("这里什么也没有");
        }
        assertThat(visitor.page().locator("nav")).not().containsText("审计日志");
    }

    @Test
    void changesTheProfile(Visitors visitors) {
        var person = people.somebody();
        var visitor = visitors.visitor().signIn(person.signInName(), DemoPerson.PASSWORD);
        visitor.open("/profile");
        var page = visitor.page();

        page.getByLabel("Your name").fill("何静 He Jing");
        page.locator("#save-profile").click();
        assertThat(page.getByText("Your profile is saved.")).isVisible();
        visitor.picture("profile-en");

        page.reload();
        assertThat(page.getByLabel("Your name")).hasValue("何静 He Jing");
        assertThat(page.locator("#person-menu")).hasText("何");

        page.getByLabel("Your name").fill("");
        page.locator("#save-profile").click();
        assertThat(page.getByText("A name has 1 to 120 characters.")).isVisible();
        assertThat(visitor.scriptErrors()).isEmpty();
    }

    @Test
    void switchesLanguageAndThemeAndKeepsThem(Visitors visitors) {
        var person = people.somebody();
        var visitor = visitors.visitor().signIn(person.signInName(), DemoPerson.PASSWORD);
        var html = visitor.page().locator("html");

        visitor.page().locator("#theme-switch").click();
        assertThat(html).hasAttribute("data-theme", "dark");
        visitor.page().locator("#language-switch").click();
        assertThat(html).hasAttribute("lang", "zh-CN");
        assertThat(html).hasAttribute("data-theme", "dark");
        visitor.open("/profile");
        assertThat(visitor.page().locator("h1")).hasText("个人资料");
        visitor.picture("profile-zh-dark");

        visitor.signOut();
        assertThat(html).hasAttribute("lang", "zh-CN");
        assertThat(html).hasAttribute("data-theme", "dark");
        visitor.picture("sign-in-zh-dark");
    }

    @Test
    void followsTheSystemsLook(Visitors visitors) {
        var visitor = visitors.inTheDark(Language.ENGLISH).open("/sign-in");
        assertThat(visitor.page().locator("html")).hasAttribute("data-theme", "dark");

        visitor.page()
                .emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions()
                        .setColorScheme(com.microsoft.playwright.options.ColorScheme.LIGHT));

        assertThat(visitor.page().locator("html")).hasAttribute("data-theme", "light");
    }

    @Test
    void changingThePasswordSignsOutElsewhere(Visitors visitors) {
        var person = people.somebody();
        var here = visitors.visitor().signIn(person.signInName(), DemoPerson.PASSWORD);
        var there = visitors.visitor().signIn(person.signInName(), DemoPerson.PASSWORD);
        here.open("/profile");
        var page = here.page();
        page.getByLabel("Current password").fill(DemoPerson.PASSWORD);
        page.getByLabel("New password", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                .fill("correct horse battery");
        page.getByLabel("New password again").fill("correct horse battery");

        page.locator("#change-password").click();

        assertThat(page.getByText("Your password is changed.")).isVisible();
        here.open("/profile");
        assertThat(page.locator("h1")).hasText("Profile");
        there.open("/profile");
        assertThat(there.page()).hasURL(Pattern.compile("/sign-in"));
        here.signOut();
        here.signIn(person.signInName(), "correct horse battery");
    }

    @Test
    void administratorsFindPeople(Visitors visitors) {
        var ground = people.ground();
        var admin = people.with(Role.INSTITUTION_ADMIN, ground);
        var student = people.with(Role.STUDENT, ground);
        var stranger = people.with(Role.STUDENT, people.ground());
        var visitor = visitors.visitor().signIn(admin.signInName(), DemoPerson.PASSWORD);

        visitor.page().getByRole(AriaRole.LINK, link("People").setExact(true)).click();

        var grid = visitor.page().locator("main [role=list]");
        assertThat(grid).containsText(student.displayName());
        assertThat(grid).containsText("Student · " + ground.course().name());
        assertThat(grid).not().containsText(stranger.displayName());
        visitor.page().getByLabel("Find a name").fill(student.signInName());
        assertThat(grid).not().containsText(admin.displayName());
        visitor.picture("people");
        assertThat(visitor.scriptErrors()).isEmpty();
    }

    @Test
    void auditorsReadTheLog(Visitors visitors) {
        var visitor = visitors.visitor(Language.CHINESE).signIn(DemoPerson.HE_QING);

        visitor.page().getByRole(AriaRole.LINK, link("审计日志")).click();

        var entries = visitor.page().locator("main [role=list]");
        assertThat(entries.locator("[data-action=sign-in]").first()).containsText("何清 从 127.0.0.1 登录");
        visitor.page().getByLabel("操作").first().fill("创建机构");
        visitor.page().locator("vaadin-combo-box-item", option("创建机构")).click();
        assertThat(entries.locator("[data-action='circle.made']").first()).containsText("Paddock 创建了");
        assertThat(entries.locator("[data-action=sign-in]")).hasCount(0);
        visitor.picture("audit-zh");
        assertThat(visitor.scriptErrors()).isEmpty();
    }

    @Test
    void theDeskFitsAPhone(Visitors visitors) {
        var visitor = visitors.phone(Language.ENGLISH).signIn(DemoPerson.HELEN_MARSH);

        assertThat(visitor.page().locator(".paddock-nav")).isVisible();
        // once the fonts are there
        visitor.page().waitForFunction("document.documentElement.scrollWidth <= 390");
        visitor.picture("desk-phone");
    }

    private static com.microsoft.playwright.Page.LocatorOptions option(String text) {
        return new com.microsoft.playwright.Page.LocatorOptions().setHasText(text);
    }

    private static com.microsoft.playwright.Page.GetByRoleOptions link(String name) {
        return new com.microsoft.playwright.Page.GetByRoleOptions().setName(name);
    }
}
