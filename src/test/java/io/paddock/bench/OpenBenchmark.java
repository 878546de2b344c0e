package io.paddock.bench;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import io.paddock.account.UserId;
import io.paddock.account.demo.DemoPerson;
import io.paddock.lab.Lab;
import io.paddock.lab.LabState;
import io.paddock.support.Chromium;
import io.paddock.support.Visitor;
import io.paddock.support.Visitors;
import java.io.IOException;

/**
 * Opening a lesson and running its first cell, in a real browser, round by round: the click on the lesson to the document's arrival; the click on
 * Run to the first output on the page with the lab that was started ahead; the same without a container, beside the bare start of that container.
 */
final class OpenBenchmark {

    private static final String BENCH = "open";
    private static final int ROUNDS = 15;
    private static final double PATIENCE = 60_000;

    /** In every page: when the last click was, and when text came into an output behind it. */
    private static final String CLOCK = """
            addEventListener('click', event => {
                sessionStorage.setItem('clicked', performance.timeOrigin + event.timeStamp);
                window.firstOutput = null;
            }, true);
            new MutationObserver(changes => {
                if (window.firstOutput) return;
                for (const change of changes) for (const node of change.addedNodes) {
                    const at = node.nodeType === 1 ? node : node.parentElement;
                    if (at?.closest('.jp-OutputArea') && node.textContent.includes('first line'))
                        window.firstOutput = performance.timeOrigin + performance.now();
                }
            }).observe(document, {childList: true, subtree: true});
            """;

    private final Samples open = new Samples();
    private final Samples prestarted = new Samples();
    private final Samples cold = new Samples();
    private final Samples bare = new Samples();
    private final BenchApplication application;
    private final BareLab containers;
    private final UserId student;
    private final Page page;
    private final Visitor visitor;

    private OpenBenchmark(BenchApplication application, BareLab containers, Visitor visitor) {
        this.application = application;
        this.containers = containers;
        this.student = application.id(DemoPerson.LI_NA);
        this.visitor = visitor;
        this.page = visitor.page();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (var application = BenchApplication.start();
                var containers = new BareLab();
                var chromium = new Chromium();
                var visitors = new Visitors(chromium.browser(), application.address())) {
            var visitor = visitors.visitor();
            visitor.context().addInitScript(CLOCK);
            visitor.signIn(DemoPerson.LI_NA);
            try {
                new OpenBenchmark(application, containers, visitor).measure();
            } catch (PlaywrightException failed) {
                visitor.picture("bench-open");
                throw failed;
            }
        }
        System.exit(0);
    }

    private void measure() throws IOException, InterruptedException {
        application.notebook(student, "print('first line')");
        for (int round = -1; round < ROUNDS; round++) {
            double opened = open();
            InspectContainerResponse container = awaitLab();
            double ready = run();
            stopLab(container);
            double fromNothing = run();
            stopLab(awaitLab());
            long alone = containers.firstLine(container);
            if (round >= 0) {
                open.addMillis(opened);
                prestarted.addMillis(ready);
                cold.addMillis(fromNothing);
                bare.addNanos(alone);
            }
            System.err.printf(
                    "round %d: open %.0f, prestarted %.0f, cold %.0f, bare %.0f ms%n",
                    round, opened, ready, fromNothing, alone / 1e6);
        }
        open.print(BENCH, "notebook_open_ms");
        prestarted.print(BENCH, "first_output_prestarted_ms");
        cold.print(BENCH, "first_output_cold_ms");
        bare.print(BENCH, "bare_first_output_ms");
        Samples.print(BENCH, "first_output_cold_ratio", cold.median() / bare.median(), "ratio", ROUNDS);
    }

    private double open() {
        visitor.open("/courses/first-steps");
        page.evaluate("performance.clearResourceTimings()");
        page.locator("a[href='" + BenchApplication.lessonPath().substring(1) + "']")
                .first()
                .click();
        page.waitForFunction(
                "performance.getEntriesByType('resource').some(entry => entry.name.endsWith('/document'))");
        double took = ((Number) page.evaluate("""
                performance.timeOrigin - sessionStorage.getItem('clicked')
                    + performance.getEntriesByType('resource').find(entry => entry.name.endsWith('/document')).responseEnd""")).doubleValue();
        page.locator("paddock-notebook .cm-content").first().waitFor();
        return took;
    }

    /** Waits until the notebook has a kernel. */
    private InspectContainerResponse awaitLab() {
        page.waitForCondition(
                () -> application.labs().running(student).stream().anyMatch(lab -> lab.state() == LabState.READY),
                new Page.WaitForConditionOptions().setTimeout(PATIENCE));
        page.locator("paddock-notebook .pn-kernel[data-kind=idle]").waitFor();
        return containers.model(lab().id().toString());
    }

    private Lab lab() {
        return application.labs().running(student).getFirst();
    }

    private void stopLab(InspectContainerResponse container) {
        application.labs().stop(student, lab().id());
        containers.awaitGone(container);
        page.locator("paddock-notebook .pn-kernel[data-kind=off]").waitFor();
    }

    private double run() {
        // running goes on to the next cell
        page.locator("paddock-notebook .cm-content").first().click();
        page.locator("paddock-notebook")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Run cell"))
                .first()
                .click();
        page.waitForFunction("window.firstOutput", null, new Page.WaitForFunctionOptions().setTimeout(PATIENCE));
        return ((Number) page.evaluate("window.firstOutput - sessionStorage.getItem('clicked')")).doubleValue();
    }
}
