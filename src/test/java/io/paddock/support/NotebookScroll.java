package io.paddock.support;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;

/** Finds what is in a notebook on a page: cells far from what is seen are not in the document. */
public final class NotebookScroll {

    private static final int MOST_STEPS = 150;

    private NotebookScroll() {}

    /** Scrolls on until it is there; gives the first of it. */
    public static Locator to(Page page, Locator wanted) {
        for (var step = 0; step < MOST_STEPS; step++) {
            try {
                wanted.first().waitFor(new Locator.WaitForOptions().setTimeout(800));
                return wanted.first();
            } catch (TimeoutError notHere) {
                page.evaluate("""
                        () => {
                          const scroller = document.querySelector('paddock-notebook .jp-WindowedPanel-outer');
                          const end = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2;
                          scroller.scrollTop = end ? 0 : scroller.scrollTop + scroller.clientHeight / 3;
                        }""");
            }
        }
        throw new AssertionError("nowhere in the notebook: " + wanted);
    }
}
