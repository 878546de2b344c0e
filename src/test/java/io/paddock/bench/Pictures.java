package io.paddock.bench;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.paddock.account.demo.DemoPerson;
import io.paddock.base.language.Language;
import io.paddock.support.Chromium;
import io.paddock.support.NotebookScroll;
import io.paddock.support.Visitor;
import io.paddock.support.Visitors;
import java.io.IOException;
import java.nio.file.Path;

/** Takes the README's pictures: demo people at work in a real browser, with real labs. */
final class Pictures {

    private static final String FIRST = "/courses/first-steps/what-a-notebook-is";
    private static final String SECOND = "/courses/first-steps/data-and-plots";
    private static final double PATIENCE = 180_000;

    private final Path folder;

    private Pictures(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        var pictures = new Pictures(Path.of(arguments[0]));
        try (var application = BenchApplication.start();
                var chromium = new Chromium();
                var visitors = new Visitors(chromium.browser(), application.address())) {
            pictures.takeAll(visitors);
        }
        System.exit(0);
    }

    private void takeAll(Visitors visitors) {
        var student = visitors.visitor().signIn(DemoPerson.LI_NA);
        work(student, FIRST, "Run all cells");
        var input = student.page().locator("paddock-notebook .pn-input-field");
        scrollTo(student.page(), input, 0);
        input.fill("Li Na 李娜");
        input.press("Enter");
        student.page()
                .locator("header .paddock-pill")
                .getByText("done", new Locator.GetByTextOptions().setExact(true))
                .waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
        scrollTo(student.page(), student.page().locator("paddock-notebook .jp-OutputArea-output img"), 0.62);
        take(student, "lesson-en");

        var dark = visitors.inTheDark(Language.CHINESE).signIn(DemoPerson.ZHANG_WEI);
        work(dark, SECOND, "运行全部单元格");
        scrollTo(dark.page(), dark.page().locator("paddock-notebook .jp-OutputArea-output img"), 0.62);
        take(dark, "lesson-zh-CN");

        student.open("/");
        student.page().locator(".paddock-desk").waitFor();
        take(student, "desk-en");

        work(visitors.visitor().signIn(DemoPerson.EMMA_CLARKE), SECOND, "Run all cells");
        var teacher = visitors.visitor().signIn(DemoPerson.WANG_MIN);
        teacher.open("/classes/first-steps");
        teacher.page().locator("main table").waitFor();
        take(teacher, "class-en");

        var admin = visitors.visitor().signIn(DemoPerson.ADMIN).open("/admin/labs");
        admin.page().locator(".paddock-pill--good").first().waitFor();
        take(admin, "labs-en");
    }

    private static void work(Visitor visitor, String lesson, String runAll) {
        visitor.open(lesson);
        var notebook = visitor.page().locator("paddock-notebook");
        notebook.locator(".jp-Cell").first().waitFor();
        notebook.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(runAll))
                .first()
                .click();
    }

    /** Cells far from what is seen are not in the page: scrolls on until it is there, and puts it this far down. */
    private static void scrollTo(Page page, Locator wanted, double height) {
        NotebookScroll.to(page, wanted).evaluate("""
                (node, height) => {
                  const scroller = document.querySelector('paddock-notebook .jp-WindowedPanel-outer');
                  const away = node.getBoundingClientRect().bottom - scroller.getBoundingClientRect().top;
                  scroller.scrollTop += away - Math.max(height, 0.5) * scroller.clientHeight;
                }""", height);
    }

    /** Once fonts are there and nothing moves any more. */
    private void take(Visitor visitor, String name) {
        visitor.page().evaluate("() => document.fonts.ready.then(() => true)");
        visitor.page().waitForTimeout(1_500);
        visitor.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(folder.resolve(name + ".png"))
                        .setAnimations(com.microsoft.playwright.options.ScreenshotAnimations.DISABLED));
    }
}
