package io.paddock.workspace.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.paddock.account.AccountService;
import io.paddock.account.CircleId;
import io.paddock.account.CircleService;
import io.paddock.account.Person;
import io.paddock.account.Profile;
import io.paddock.account.Role;
import io.paddock.account.Theme;
import io.paddock.account.demo.DemoPerson;
import io.paddock.base.language.Language;
import io.paddock.course.CourseService;
import io.paddock.support.Axe;
import io.paddock.support.BrowserTest;
import io.paddock.support.People;
import io.paddock.support.Visitor;
import io.paddock.support.Visitors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every page in both languages, light and dark, wide and on a phone: axe-core finds nothing, nothing sticks out to the
 * side, no words are missing, no script complains; each leaves a picture.
 */
@BrowserTest
class EveryPageIT {

    private static final String LESSON = "/courses/first-steps/what-a-notebook-is";
    private static final int PHONE_WIDTH = 390;

    @Autowired
    private People people;

    @Autowired
    private AccountService accounts;

    @Autowired
    private CircleService circles;

    @Autowired
    private CourseService courses;

    @ParameterizedTest
    @CsvSource({"ENGLISH,wide", "ENGLISH,phone", "CHINESE,phone"})
    void canBeUsedByEverybody(Language language, String device, Visitors visitors) {
        var look = new Look(language, device, visitors);
        look.at(null, "/sign-in", "/first-admin/gone", "/welcome/gone", "/activate");
        look.at(
                person(Role.STUDENT, course(), language),
                "/",
                "/courses",
                "/courses/first-steps",
                LESSON,
                "/labs",
                "/allowance",
                "/assignments",
                "/notices",
                "/profile",
                "/nowhere");
        look.at(
                person(Role.STUDENT, people.ground().course().id(), language),
                "/",
                "/courses",
                "/join",
                "/join/NOSUCHCODE");
        look.at(
                person(Role.TEACHER, course(), language),
                "/",
                "/assignments",
                "/courses/first-steps",
                "/gradebook/first-steps",
                "/courses/first-steps/people",
                "/courses/first-steps/people/import",
                "/classes/first-steps",
                "/content");
        look.at(
                person(Role.TEACHER, course("paddle-first-steps"), language),
                "/marking/paddle-first-steps/stopping-distance");
        look.at(person(Role.AUDITOR, institution(), language), LESSON);
        look.at(
                person(Role.INSTITUTION_ADMIN, institution(), language),
                "/",
                "/people",
                "/organisation",
                "/audit",
                "/admin/labs",
                "/admin/capacity",
                "/allowance-tree",
                "/people#invite",
                "/people#manage");
        assertThat(look.complaints).isEmpty();
    }

    /** A person with a name that hardly fits. */
    private Person person(Role role, CircleId circle, Language language) {
        var person = people.with(role, circle);
        var name = language == Language.CHINESE
                ? "阿卜杜热合曼·阿卜杜克里木·麦麦提依明·图尔荪江"
                : "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh Maximiliana";
        return accounts.change(person.id(), new Profile(name, language, Theme.SYSTEM, person.zone()));
    }

    private CircleId course() {
        return course("first-steps");
    }

    private CircleId course(String slug) {
        return courses.find(demo(), slug).orElseThrow().circle();
    }

    private CircleId institution() {
        return circles.memberships(demo(), io.paddock.account.CircleKind.INSTITUTION)
                .getFirst()
                .circle()
                .id();
    }

    private io.paddock.account.UserId demo() {
        return accounts.findBySignInName(DemoPerson.HELEN_MARSH.signInName())
                .orElseThrow()
                .id();
    }

    /** Looks at pages with one browser in one language. */
    private static final class Look {

        private final Language language;
        private final String device;
        private final Visitors visitors;
        private final List<String> complaints = new ArrayList<>();
        private int number;

        Look(Language language, String device, Visitors visitors) {
            this.language = language;
            this.device = device;
            this.visitors = visitors;
        }

        void at(@org.jspecify.annotations.Nullable Person person, String... paths) {
            var visitor = device.equals("phone") ? visitors.phone(language) : visitors.visitor(language);
            if (person != null) {
                visitor.signIn(person.signInName(), DemoPerson.PASSWORD);
            }
            for (var path : paths) {
                look(visitor, path);
            }
            visitor.scriptErrors().stream()
                    .filter(error -> !error.contains("404"))
                    .forEach(error -> complaints.add("script: " + error));
        }

        private void look(Visitor visitor, String path) {
            var page = visitor.page();
            visitor.open(path.split("#")[0]);
            assertThat(page.locator("h1:visible").first()).isVisible();
            assertThat(page.locator(".paddock-loading")).hasCount(0);
            if (path.equals(LESSON) && page.locator("paddock-notebook").count() > 0) {
                assertThat(page.locator("paddock-notebook .jp-Cell").first()).isAttached();
            }
            if (path.endsWith("#invite")) {
                page.locator("#invite").click();
                assertThat(page.locator("#send-invitation")).isVisible();
            }
            if (path.endsWith("#manage")) {
                page.locator("[id^=manage-]").first().click();
                assertThat(page.locator("#add-role")).isVisible();
            }
            if (page.locator(".paddock-error").count() > 0 && !path.equals("/nowhere")) {
                complaints.add(path + " shows " + page.locator(".paddock-error").innerText());
            }
            number++;
            // words have no colours of their own: one language in the dark is enough
            var schemes = language == Language.ENGLISH
                    ? List.of(ColorScheme.LIGHT, ColorScheme.DARK)
                    : List.of(ColorScheme.LIGHT);
            for (var scheme : schemes) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                assertThat(page.locator("html"))
                        .hasAttribute("data-theme", scheme.name().toLowerCase(Locale.ROOT));
                check(visitor, path, scheme);
            }
        }

        private void check(Visitor visitor, String path, ColorScheme scheme) {
            var page = visitor.page();
            var name = "page-%s-%s-%02d%s-%s"
                    .formatted(
                            language.tag(),
                            device,
                            number,
                            path.replaceAll("[^a-z-]+", "_"),
                            scheme.name().toLowerCase(Locale.ROOT));
            // colours fade from one scheme to the other
            page.evaluate(
                    "() => Promise.all(document.getAnimations().filter(a => a instanceof CSSTransition).map(a => a.finished.catch(() => 0)))");
            visitor.picture(name);
            var found = scheme == ColorScheme.LIGHT ? Axe.complaints(page) : Axe.contrasts(page);
            found.forEach(complaint -> complaints.add(name + " " + complaint));
            var missing = page.locator("body")
                    .innerText()
                    .lines()
                    .filter(line -> line.matches(".*![a-zA-Z]+\\.[\\w.-]+!.*"))
                    .toList();
            missing.forEach(line -> complaints.add(name + " has no words: " + line));
            if (device.equals("phone")) {
                var width = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
                if (width > PHONE_WIDTH) {
                    complaints.add(name + " is " + width + " pixels wide");
                }
            }
        }
    }
}
