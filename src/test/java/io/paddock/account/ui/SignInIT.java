package io.paddock.account.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.account.demo.DemoPerson;
import io.paddock.base.language.Language;
import io.paddock.support.BrowserTest;
import io.paddock.support.Visitors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class SignInIT {

    @Test
    void signsInInEnglish(Visitors visitors) {
        var visitor = visitors.visitor().open("/");

        assertThat(visitor.page()).hasURL(Pattern.compile("/sign-in"));
        assertThat(visitor.page().locator("html")).hasAttribute("lang", "en");
        assertThat(visitor.field("username")).isFocused();
        visitor.picture("sign-in-en");

        visitor.page().locator("#demo-li-na").click();
        assertThat(visitor.field("username")).hasValue("li.na");
        visitor.page().locator("#sign-in").click();

        assertThat(visitor.page().locator("#person-menu")).hasText("李");
        visitor.picture("start-en");
        assertThat(visitor.scriptErrors()).isEmpty();
    }

    @Test
    void signsInInChinese(Visitors visitors) {
        var visitor = visitors.visitor(Language.CHINESE).open("/sign-in");

        assertThat(visitor.page().locator("html")).hasAttribute("lang", "zh-CN");
        assertThat(visitor.page().locator("h1")).hasText("登录");
        visitor.picture("sign-in-zh");

        visitor.trySignIn("Zhang.Wei", DemoPerson.PASSWORD);
        assertThat(visitor.page().locator("#person-menu")).hasText("张");
        assertThat(visitor.page().locator("html")).hasAttribute("lang", "zh-CN");
        visitor.picture("start-zh");
        assertThat(visitor.scriptErrors()).isEmpty();
    }

    @Test
    void keepsTheLanguageThatWasChosenOnTheSignInPage(Visitors visitors) {
        var visitor = visitors.visitor().open("/sign-in");

        visitor.page().locator("#language-zh-CN").click();
        assertThat(visitor.page().locator("h1")).hasText("登录");
        visitor.trySignIn("emma.clarke", DemoPerson.PASSWORD);

        assertThat(visitor.page().locator("#person-menu")).isVisible();
        assertThat(visitor.page().locator("html")).hasAttribute("lang", "zh-CN");
    }

    @Test
    void refusesAWrongPasswordAndKeepsTheName(Visitors visitors) {
        var visitor = visitors.visitor().open("/sign-in").trySignIn("li.na", "not-the-password");

        assertThat(visitor.page().locator("[role=alert]")).containsText("do not go together");
        assertThat(visitor.field("username")).hasValue("li.na");
        assertThat(visitor.field("password")).isFocused();
        assertThat(visitor.field("password")).hasValue("");
        visitor.picture("sign-in-wrong");
    }

    @Test
    void makesGuessersWait(Visitors visitors) {
        var visitor = visitors.visitor().open("/sign-in");
        for (var guess = 0; guess < 5; guess++) {
            visitor.trySignIn("omar.haddad", "guess-" + guess);
            assertThat(visitor.page().locator("[role=alert]")).containsText("do not go together");
        }

        visitor.trySignIn("omar.haddad", DemoPerson.PASSWORD);

        assertThat(visitor.page().locator("[role=alert]")).containsText(Pattern.compile("Please wait \\d+ seconds"));
    }

    @Test
    void nothingIsLeftAfterSignOut(Visitors visitors) {
        var visitor = visitors.visitor().signIn(DemoPerson.LI_NA);
        visitor.open("/profile");
        assertThat(visitor.page().locator("h1")).hasText("Profile");

        visitor.signOut();
        visitor.page().goBack();

        assertThat(visitor.page()).hasURL(Pattern.compile("/sign-in"));
        assertThat(visitor.field("username")).isVisible();
        assertThat(visitor.context().cookies())
                .noneMatch(cookie -> cookie.name.equals("PADDOCK_DEVICE") && !cookie.value.isEmpty());
    }

    @Test
    void oneMaySignInTwice(Visitors visitors) {
        var first = visitors.visitor().signIn(DemoPerson.WANG_FANG);
        var second = visitors.phone(Language.CHINESE).signIn(DemoPerson.WANG_FANG);

        first.open("/profile");
        second.open("/profile");

        assertThat(first.page().locator("h1")).hasText("个人资料");
        assertThat(second.page().locator("h1")).hasText("个人资料");
        second.picture("profile-phone-zh");
    }

    @Test
    void staysSignedInWhenTheSessionIsLost(Visitors visitors) {
        var visitor = visitors.visitor().signIn(DemoPerson.LIU_YANG);
        visitor.context()
                .clearCookies(
                        new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("PADDOCK_SESSION"));

        visitor.open("/profile");

        assertThat(visitor.page().locator("#person-menu")).isVisible();
    }

    /** As when the machine's networks change while a page is being loaded. */
    @Test
    void thePageComesWhereAPartOfItCouldNotBeLoadedAtFirst(Visitors visitors) {
        for (var part : new String[] {"indexhtml", "FlowClient", "FlowBootstrap"}) {
            var visitor = visitors.visitor();
            var dropped = new AtomicInteger();
            visitor.page().route(Pattern.compile("/VAADIN/build/" + part), route -> {
                if (dropped.getAndIncrement() == 0) {
                    route.abort("connectionreset");
                } else {
                    route.resume();
                }
            });

            visitor.open("/sign-in");

            assertThat(visitor.field("username")).isVisible();
            assertThat(dropped).as(part).hasValueGreaterThan(1);
        }
    }
}
