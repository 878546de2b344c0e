package io.paddock.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import io.paddock.base.language.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes people at browsers of their own, each with cookies of their own; closed after the test. */
public final class Visitors implements AutoCloseable {

    private final Browser browser;
    private final String address;
    private final List<Visitor> visitors = new ArrayList<>();

    public Visitors(Browser browser, String address) {
        this.browser = browser;
        this.address = address;
    }

    /** At a wide screen, with an English browser. */
    public Visitor visitor() {
        return visitor(Language.ENGLISH);
    }

    /** At a wide screen, with a browser that prefers this language. */
    public Visitor visitor(Language language) {
        return add(options(language).setViewportSize(1360, 900));
    }

    /** With a phone. */
    public Visitor phone(Language language) {
        return add(options(language)
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setHasTouch(true)
                .setIsMobile(true));
    }

    /** At a wide screen whose system is dark. */
    public Visitor inTheDark(Language language) {
        return add(options(language).setViewportSize(1360, 900).setColorScheme(ColorScheme.DARK));
    }

    private static Browser.NewContextOptions options(Language language) {
        return new Browser.NewContextOptions().setLocale(language == Language.CHINESE ? "zh-CN" : "en-GB");
    }

    private Visitor add(Browser.NewContextOptions options) {
        var visitor = new Visitor(browser.newContext(options), address);
        visitors.add(visitor);
        return visitor;
    }

    void picture(Path withoutEnding) {
        for (var number = 0; number < visitors.size(); number++) {
            visitors.get(number).pictures(withoutEnding + "-" + (number + 1));
        }
        FailureNotes.write(withoutEnding, visitors.stream().map(Visitor::notes).toList());
    }

    @Override
    public void close() {
        visitors.forEach(Visitor::close);
    }
}
