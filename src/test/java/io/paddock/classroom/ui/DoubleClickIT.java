package io.paddock.classroom.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.paddock.account.AuditFilter;
import io.paddock.account.AuditReading;
import io.paddock.account.demo.DemoPerson;
import io.paddock.base.language.Language;
import io.paddock.support.BrowserTest;
import io.paddock.support.Visitor;
import io.paddock.support.Visitors;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every button of every page, pressed twice as impatient people do: nothing breaks and nothing is done or opened twice. */
@BrowserTest
class DoubleClickIT {

    private static final String BUTTONS = "main button:visible, main vaadin-button:visible";
    private static final String OPEN = "vaadin-dialog[opened], vaadin-confirm-dialog[opened]";
    /** A fault's reference, as {@code base.error.reference} gives it. */
    private static final Pattern FAULT = Pattern.compile("P-[0-9A-V]{5,}");

    @Autowired
    private AuditReading log;

    @Autowired
    private io.paddock.account.AccountService accounts;

    @ParameterizedTest
    @CsvSource({
        "LI_NA,/ /courses /courses/first-steps /labs /profile",
        "HELEN_MARSH,/ /people /audit /content /admin/labs /admin/capacity"
    })
    void doesAThingOnce(DemoPerson person, String paths, Visitors visitors) {
        var visitor = visitors.visitor(Language.ENGLISH).signIn(person);
        var complaints = new ArrayList<String>();
        var pressed = 0;
        for (var path : paths.split(" ")) {
            visitor.open(path);
            assertThat(visitor.page().locator("h1:visible").first()).isVisible();
            var count = visitor.page().locator(BUTTONS).count();
            for (var number = 0; number < count; number++) {
                pressed += press(visitor, path, number, complaints) ? 1 : 0;
            }
        }
        assertThat(complaints).isEmpty();
        assertThat(visitor.scriptErrors()).isEmpty();
        assertThat(pressed).isGreaterThan(1);
    }

    private boolean press(Visitor visitor, String path, int number, List<String> complaints) {
        var page = visitor.page();
        visitor.open(path);
        assertThat(page.locator("h1:visible").first()).isVisible();
        var button = page.locator(BUTTONS).nth(number);
        // the header's language and menu are pressed by tests of their own
        if (button.count() == 0 || button.isDisabled() || isOfTheHeader(button)) {
            return false;
        }
        var name = path + " " + button.evaluate("b => b.id || b.getAttribute('aria-label') || b.textContent");
        var before = done();
        button.dblclick();
        settled(page);
        var after = done();
        if (page.locator(OPEN).count() > 1) {
            complaints.add(name + " opened two dialogs");
        }
        if (after - before > 1) {
            complaints.add(name + " did " + (after - before) + " things");
        }
        var text = page.locator("body").innerText();
        if (FAULT.matcher(text).find() || page.locator(".paddock-error").count() > 0) {
            complaints.add(name + " broke: " + text);
        }
        return true;
    }

    private static boolean isOfTheHeader(Locator button) {
        return (Boolean) button.evaluate("b => !!b.closest('.paddock-top__end')");
    }

    /** Until the server has answered what the page had to say. */
    private static void settled(Page page) {
        page.waitForFunction(
                "() => Object.values(window.Vaadin?.Flow?.clients ?? {}).every(client => !client.isActive?.())");
    }

    private int done() {
        var reader = accounts.findBySignInName(DemoPerson.HE_QING.signInName()).orElseThrow();
        return log.count(reader.id(), AuditFilter.NONE);
    }
}
