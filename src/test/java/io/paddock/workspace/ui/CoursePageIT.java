package io.paddock.workspace.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.paddock.account.AccountService;
import io.paddock.account.CircleId;
import io.paddock.account.Person;
import io.paddock.account.Profile;
import io.paddock.account.Role;
import io.paddock.account.Theme;
import io.paddock.account.UserId;
import io.paddock.account.demo.DemoPerson;
import io.paddock.allowance.AllowanceGrants;
import io.paddock.allowance.Credits;
import io.paddock.allowance.Grant;
import io.paddock.allowance.Grant.Target;
import io.paddock.base.language.Language;
import io.paddock.base.language.Words;
import io.paddock.course.Course;
import io.paddock.course.CourseImports;
import io.paddock.course.CourseParcelFiles;
import io.paddock.course.CourseService;
import io.paddock.support.Axe;
import io.paddock.support.BrowserTest;
import io.paddock.support.Ground;
import io.paddock.support.People;
import io.paddock.support.Visitor;
import io.paddock.support.Visitors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of a course of one's own, for its teacher, an administrator and a student. */
@BrowserTest
class CoursePageIT {

    @Autowired
    private People people;

    @Autowired
    private AccountService accounts;

    @Autowired
    private CourseImports imports;

    @Autowired
    private CourseService courses;

    @Autowired
    private AllowanceGrants grants;

    @Autowired
    private Words words;

    @ParameterizedTest
    @EnumSource(Language.class)
    void aTeacherIsToldThatAFreshCourseHasNoCreditAndFindsEveryWay(Language language, Visitors visitors) {
        var ground = people.ground();
        give(ground, ground.institution().id(), ground.department().id());
        var teacher = speaking(language, people.with(Role.TEACHER, ground));
        var course = place(teacher.id(), ground);
        var student = speaking(language, people.somebody());
        courses.enrol(teacher.id(), student.id(), course.slug(), Role.STUDENT);
        var path = "/courses/" + course.slug();

        var teaching = signedIn(visitors, language, teacher).open(path);
        var page = teaching.page();
        assertThat(page.locator("#no-credit")).containsText(say(language, "workspace.course.no-credit"));
        assertThat(page.locator("#no-credit a")).hasCount(0);
        assertThat(page.locator("#course-class")).hasAttribute("href", "classes/" + course.slug());
        assertThat(page.locator("#course-people")).isVisible();
        assertThat(page.locator("#course-gradebook")).isVisible();
        assertThat(marking(page, course)).isVisible();
        looked(teaching, "course-teacher-" + language.tag());

        var learning = signedIn(visitors, language, student).open(path);
        assertThat(learning.page().locator("#course-assignments a")).containsText(say(language, "grading.state.new"));
        assertThat(learning.page().locator("#no-credit, #course-class, #course-people"))
                .hasCount(0);
        looked(learning, "course-student-" + language.tag());

        var admin = speaking(language, people.with(Role.DEPARTMENT_ADMIN, ground));
        var giving = signedIn(visitors, language, admin).open(path);
        giving.page().locator("#no-credit a[href='allowance-tree']").click();
        assertThat(giving.page().locator("table")).containsText(course.title().in(language));

        give(ground, course.circle());
        teaching.open(path);
        assertThat(marking(page, course)).isVisible();
        assertThat(page.locator("#no-credit")).hasCount(0);
        assertThat(teaching.scriptErrors()).isEmpty();
        assertThat(learning.scriptErrors()).isEmpty();
    }

    @Test
    void whereNothingIsChargedNobodyIsToldOfCredit(Visitors visitors) {
        var ground = people.ground();
        var teacher = people.with(Role.TEACHER, ground);
        var course = place(teacher.id(), ground);

        var teaching = signedIn(visitors, Language.ENGLISH, teacher).open("/courses/" + course.slug());

        assertThat(marking(teaching.page(), course)).isVisible();
        assertThat(teaching.page().locator("#no-credit")).hasCount(0);
    }

    private static Locator marking(Page page, Course course) {
        return page.locator("#course-assignments a[href='marking/" + course.slug() + "/dams']");
    }

    /** Pictures wide and on a phone, and nothing that keeps anybody from using the page. */
    private static void looked(Visitor visitor, String name) {
        visitor.picture(name);
        assertThat(Axe.complaints(visitor.page())).as(name).isEmpty();
        visitor.page().setViewportSize(390, 844);
        visitor.picture(name + "-phone");
        assertThat(((Number) visitor.page().evaluate("document.documentElement.scrollWidth")).intValue())
                .as(name)
                .isLessThanOrEqualTo(390);
        assertThat(Axe.complaints(visitor.page())).as(name).isEmpty();
        visitor.page().setViewportSize(1360, 900);
    }

    private static Visitor signedIn(Visitors visitors, Language language, Person person) {
        return visitors.visitor(language).signIn(person.signInName(), DemoPerson.PASSWORD);
    }

    private Course place(UserId teacher, Ground ground) {
        var parcel = CourseParcelFiles.course("Rivers").upload(imports, teacher);
        return imports.place(teacher, parcel, ground.department().id(), "2027");
    }

    private void give(Ground ground, CircleId... circles) {
        var platform = people.with(Role.PLATFORM_ADMIN, ground).id();
        for (var circle : circles) {
            grants.grant(platform, new Grant(new Target.OfCircle(circle), Credits.of(100), "term"));
        }
    }

    private Person speaking(Language language, Person person) {
        return accounts.change(person.id(), new Profile(person.displayName(), language, Theme.SYSTEM, person.zone()));
    }

    private String say(Language language, String key) {
        return words.say(language.locale(), key);
    }
}
