package io.paddock.support;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import io.paddock.account.demo.DemoPerson;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A person at a browser. */
public final class Visitor implements AutoCloseable {

    private static final double TIMEOUT_MILLIS = 60_000;
    private static final int LINES_KEPT = 60;

    /** The page's client has said all it has to say: what is typed into a form before may be set back by it. */
    private static final String IDLE =
            "Object.values(window.Vaadin?.Flow?.clients ?? {}).every(client => !client.isActive || !client.isActive())";

    private final BrowserContext context;
    private final String address;
    private final List<String> scriptErrors = new CopyOnWriteArrayList<>();
    private final Queue<String> lately = new ConcurrentLinkedQueue<>();
    private final Set<Request> unanswered = ConcurrentHashMap.newKeySet();
    private final Page page;

    Visitor(BrowserContext context, String address) {
        this.context = context;
        this.address = address;
        context.setDefaultTimeout(TIMEOUT_MILLIS);
        page = newTab();
    }

    /** The first tab. */
    public Page page() {
        return page;
    }

    /** Another tab of the same browser, with the same cookies. */
    public Page newTab() {
        var tab = context.newPage();
        tab.onPageError(scriptErrors::add);
        tab.onRequest(unanswered::add);
        tab.onRequestFinished(request -> heard(request, "answered"));
        tab.onRequestFailed(request -> heard(request, String.valueOf(request.failure())));
        tab.onWebSocket(socket -> {
            line("socket opened " + socket.url());
            socket.onFrameReceived(frame -> line("socket heard " + start(frame.text())));
            socket.onClose(closed -> line("socket closed"));
        });
        tab.onConsoleMessage(message -> {
            // the networks of labs come and go on this machine, and Chromium drops what it is loading then
            if (message.type().equals("error") && !message.text().contains("ERR_NETWORK_CHANGED")) {
                scriptErrors.add(message.text() + " at " + message.location());
            }
        });
        return tab;
    }

    public BrowserContext context() {
        return context;
    }

    /** Opens a path in the first tab. */
    public Visitor open(String path) {
        page.navigate(url(path));
        return this;
    }

    public String url(String path) {
        return address + (path.startsWith("/") ? path : "/" + path);
    }

    /** Signs in as a demo person, who then sees the page that a signed-in person begins with. */
    public Visitor signIn(DemoPerson person) {
        return signIn(person.signInName(), DemoPerson.PASSWORD);
    }

    /** Signs in by name and password; whoever does not succeed fails the test. */
    public Visitor signIn(String name, String password) {
        open("/sign-in");
        trySignIn(name, password);
        assertThat(page.locator("#person-menu")).isVisible();
        return this;
    }

    /** Fills in the sign-in form that is open, sends it, and waits for the next page. */
    public Visitor trySignIn(String name, String password) {
        field("username").waitFor();
        page.waitForFunction(IDLE);
        field("username").fill(name);
        field("password").fill(password);
        page.evaluate("window.paddockBefore = true");
        page.locator("#sign-in").click();
        page.waitForFunction("!window.paddockBefore");
        return this;
    }

    public void signOut() {
        page.locator("#person-menu").click();
        page.locator("#menu-sign-out").click();
        assertThat(field("username")).isVisible();
    }

    /** Presses a button as impatient people do: both clicks are there before the server has answered the first. */
    public void pressTwice(String button) {
        page().locator(button).evaluate("b => { b.focus(); b.click(); b.click(); }");
    }

    public Locator field(String name) {
        return page.locator("input[name=" + name + "]");
    }

    /** What scripts complained about so far. */
    public List<String> scriptErrors() {
        return List.copyOf(scriptErrors);
    }

    /** A picture of the first tab in {@code target/screenshots}. */
    public void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }

    void pictures(String withoutEnding) {
        var number = 0;
        for (var tab : context.pages()) {
            tab.screenshot(new Page.ScreenshotOptions().setPath(Path.of(withoutEnding + "-" + ++number + ".png")));
        }
    }

    private void heard(Request request, String how) {
        unanswered.remove(request);
        line(how + " " + request.method() + " " + request.url());
    }

    private void line(String what) {
        if (lately.size() >= LINES_KEPT) {
            lately.poll();
        }
        lately.add(LocalTime.now(ZoneOffset.UTC) + " " + what);
    }

    private static String start(@Nullable String text) {
        return text == null ? "bytes" : text.substring(0, Math.min(300, text.length()));
    }

    /** Where the tabs are, what they still wait for and what their scripts complained about. */
    String notes() {
        var notes = new StringBuilder();
        context.pages().forEach(tab -> notes.append("at ").append(tab.url()).append('\n'));
        unanswered.forEach(request -> notes.append("unanswered ")
                .append(request.method())
                .append(' ')
                .append(request.url())
                .append('\n'));
        scriptErrors.forEach(error -> notes.append("script ").append(error).append('\n'));
        lately.forEach(line -> notes.append(line).append('\n'));
        return notes.toString();
    }

    @Override
    public void close() {
        context.close();
    }
}
