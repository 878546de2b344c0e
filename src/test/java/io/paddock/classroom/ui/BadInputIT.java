package io.paddock.classroom.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import io.paddock.account.AccountService;
import io.paddock.account.Person;
import io.paddock.account.Profile;
import io.paddock.account.Role;
import io.paddock.account.Theme;
import io.paddock.account.demo.DemoPerson;
import io.paddock.base.language.Language;
import io.paddock.base.language.Words;
import io.paddock.support.BrowserTest;
import io.paddock.support.People;
import io.paddock.support.Visitor;
import io.paddock.support.Visitors;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What people do that they should not, or that just happens to them: each is answered in their language, and nothing is lost. */
@BrowserTest
class BadInputIT {

    private static final String LESSON = "/courses/first-steps/data-and-plots";

    @Autowired
    private People people;

    @Autowired
    private AccountService accounts;

    @Autowired
    private Words words;

    @ParameterizedTest
    @EnumSource(Language.class)
    void aWrongPasswordIsToldAndGuessersWait(Language language, Visitors visitors) {
        var person = people.somebody();
        var visitor = visitors.visitor(language).open("/sign-in");
        for (var guess = 0; guess < 5; guess++) {
            visitor.trySignIn(person.signInName(), "guess-" + guess);
            assertThat(visitor.page().locator("[role=alert]")).hasText(say(language, "account.sign-in.wrong"));
            assertThat(visitor.field("username")).hasValue(person.signInName());
        }

        visitor.trySignIn(person.signInName(), DemoPerson.PASSWORD);

        assertThat(visitor.page().locator("[role=alert]"))
                .containsText(
                        Pattern.compile(language == Language.CHINESE ? "请等待\\d+ 秒后再试" : "Please wait \\d+ seconds"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void anAddressThatLeadsNowhereSaysSo(Language language, Visitors visitors) {
        var visitor = signedIn(language, visitors);
        for (var path : new String[] {
            "/nowhere",
            "/courses/no-such-course",
            "/courses/first-steps/no-such-lesson",
            LESSON,
            "/people",
            "/admin/labs"
        }) {
            visitor.open(path);
            assertThat(visitor.page().locator(".paddock-error")).containsText(say(language, "base.not-found.title"));
            assertThat(visitor.page().locator(".paddock-error")).containsText(say(language, "base.not-found.text"));
        }
        visitor.page().locator(".paddock-error a").click();
        assertThat(visitor.page().locator(".paddock-desk")).isVisible();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aSessionThatIsOverLeadsToSignInAndBack(Language language, Visitors visitors) {
        var person = person(language);
        var visitor = visitors.visitor(language).signIn(person.signInName(), DemoPerson.PASSWORD);
        visitor.open("/courses");
        assertThat(visitor.page().locator("h1")).hasText(say(language, "classroom.courses"));
        // as it is after a long pause: the browser still has the cookie of a session that is no more
        visitor.context().clearCookies();
        visitor.context()
                .addCookies(List.of(new Cookie("PADDOCK_SESSION", "0123456789ABCDEF").setUrl(visitor.url("/"))));

        visitor.page()
                .getByRole(AriaRole.LINK, name(say(language, "classroom.desk")))
                .click();

        assertThat(visitor.page().locator("h1")).hasText(say(language, "account.sign-in.title"));
        assertThat(visitor.page().locator("html")).hasAttribute("lang", language.tag());
        visitor.trySignIn(person.signInName(), DemoPerson.PASSWORD);
        assertThat(visitor.page().locator("#person-menu")).isVisible();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void signingOutInOneTabSignsOutTheOther(Language language, Visitors visitors) {
        var visitor = signedIn(language, visitors);
        var other = visitor.newTab();
        other.navigate(visitor.url("/profile"));
        assertThat(other.locator("h1")).hasText(say(language, "account.profile"));

        visitor.signOut();
        other.locator("#save-profile").click();

        assertThat(other.locator("h1")).hasText(say(language, "account.sign-in.title"));
        assertThat(other.locator("html")).hasAttribute("lang", language.tag());
        assertThat(other).hasURL(Pattern.compile("/sign-in"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theBackButtonLeadsBack(Language language, Visitors visitors) {
        var visitor = signedIn(language, visitors);
        var page = visitor.page();
        page.getByRole(AriaRole.LINK, name(say(language, "classroom.courses"))).click();
        assertThat(page.locator("h1")).hasText(say(language, "classroom.courses"));
        visitor.open("/profile");
        assertThat(page.locator("h1")).hasText(say(language, "account.profile"));

        page.goBack();
        assertThat(page.locator("h1")).hasText(say(language, "classroom.courses"));
        page.goBack();
        assertThat(page.locator(".paddock-desk")).isVisible();
        page.goForward();
        assertThat(page.locator("h1")).hasText(say(language, "classroom.courses"));
        assertThat(visitor.scriptErrors()).isEmpty();
    }

    private Visitor signedIn(Language language, Visitors visitors) {
        return visitors.visitor(language).signIn(person(language).signInName(), DemoPerson.PASSWORD);
    }

    private Person person(Language language) {
        var person = people.with(Role.STUDENT, people.ground());
        return accounts.change(person.id(), new Profile(person.displayName(), language, Theme.SYSTEM, person.zone()));
    }

    private static Page.GetByRoleOptions name(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private String say(Language language, String key) {
        return words.say(language.locale(), key);
    }
}
