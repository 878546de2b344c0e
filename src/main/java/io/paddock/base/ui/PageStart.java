package io.paddock.base.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import io.paddock.base.language.Language;
import io.paddock.base.language.Words;
import io.paddock.base.ui.PageChoices.Look;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gives each page its language and look before it is painted, and words for a lost connection. */
@Component
class PageStart implements VaadinServiceInitListener {

    /** Follows the system's look where the person has chosen none, also while the page is open. */
    private static final String LOOK_SCRIPT = """
            (() => {
              const html = document.documentElement;
              const dark = matchMedia('(prefers-color-scheme: dark)');
              const paint = () => {
                const look = html.dataset.look;
                const theme = look === 'dark' || (look === 'system' && dark.matches) ? 'dark' : 'light';
                html.dataset.theme = theme;
                html.setAttribute('theme', theme);
              };
              window.paddockLook = look => { html.dataset.look = look; paint(); };
              dark.addEventListener('change', paint);
              paint();
            })();
            """;

    /**
     * Loads the page again where a part of it could not be loaded before anything was shown: a browser drops what it is
     * loading when the machine's networks change, and on a machine that runs labs itself they change with every lab.
     */
    private static final String AGAIN_SCRIPT = """
            (() => {
              const again = () => {
                if (document.querySelector('main')) return;
                const now = Date.now();
                const before = JSON.parse(sessionStorage.getItem('paddock.again') ?? '[]').filter(at => now - at < 60000);
                if (before.length >= 5) return;
                sessionStorage.setItem('paddock.again', JSON.stringify([...before, now]));
                setTimeout(() => location.reload(), 300 * (1 + before.length));
              };
              addEventListener('error', event => { if (event.target instanceof HTMLScriptElement) again(); }, true);
              addEventListener('unhandledrejection', event => {
                if (/dynamically imported module|module script failed|Failed to fetch/i.test(String(event.reason))) again();
              });
            })();
            """;

    private final ObjectProvider<PageChoices> choices;
    private final Words words;
    private final UnexpectedErrors errors;

    PageStart(ObjectProvider<PageChoices> choices, Words words, UnexpectedErrors errors) {
        this.choices = choices;
        this.words = words;
        this.errors = errors;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::dress);
        event.getSource().setSystemMessagesProvider(this::systemMessages);
        event.getSource().addSessionInitListener(start -> start.getSession().setErrorHandler(errors));
        event.getSource().addUIInitListener(start -> connectionWords(start.getUI()));
    }

    private void dress(IndexHtmlResponse page) {
        var language = language(page);
        var session = VaadinSession.getCurrent();
        if (session != null) {
            session.setLocale(language.locale());
        }
        var document = page.getDocument();
        var html = document.child(0);
        html.attr("lang", language.tag());
        html.attr("data-look", look(page).name().toLowerCase(Locale.ROOT));
        document.head().prependElement("script").appendChild(new org.jsoup.nodes.DataNode(LOOK_SCRIPT));
        document.head().prependElement("script").appendChild(new org.jsoup.nodes.DataNode(AGAIN_SCRIPT));
        document.head()
                .appendElement("link")
                .attr("rel", "icon")
                .attr("type", "image/svg+xml")
                .attr("href", "favicon.svg");
    }

    /** The person's, else what a link asks for, else what this browser was told before, else what it prefers. */
    private Language language(IndexHtmlResponse page) {
        var request = ((VaadinServletRequest) page.getVaadinRequest()).getHttpServletRequest();
        return choices.stream()
                .flatMap(choice -> choice.language().stream())
                .findFirst()
                .or(() -> asked(page, request))
                .or(() -> PageCookies.language(request))
                .orElseGet(() -> Language.of(request.getLocale()));
    }

    private static Optional<Language> asked(IndexHtmlResponse page, HttpServletRequest request) {
        var asked = Optional.ofNullable(request.getParameter("language"))
                .map(tag -> Language.of(Locale.forLanguageTag(tag)));
        var response = ((VaadinServletResponse) page.getVaadinResponse()).getHttpServletResponse();
        asked.ifPresent(language -> PageCookies.remember(request, response, language));
        return asked;
    }

    private Look look(IndexHtmlResponse page) {
        return choices.stream()
                .flatMap(choice -> choice.look().stream())
                .findFirst()
                .or(() -> PageCookies.look(((VaadinServletRequest) page.getVaadinRequest()).getHttpServletRequest()))
                .orElse(Look.SYSTEM);
    }

    /** A session that is over loads the page again: who is remembered goes on, others see the sign-in page. */
    private SystemMessages systemMessages(SystemMessagesInfo info) {
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(false);
        messages.setInternalErrorCaption(words.say(info.getLocale(), "base.error.title"));
        messages.setInternalErrorMessage(words.say(info.getLocale(), "base.error.reload"));
        messages.setCookiesDisabledCaption(words.say(info.getLocale(), "base.cookies.title"));
        messages.setCookiesDisabledMessage(words.say(info.getLocale(), "base.cookies.text"));
        return messages;
    }

    private static void connectionWords(UI ui) {
        ui.getElement()
                .executeJs(
                        """
                        const say = () => {
                          const indicator = window.Vaadin && window.Vaadin.connectionIndicator;
                          if (indicator) {
                            indicator.onlineText = $0; indicator.offlineText = $1; indicator.reconnectingText = $2;
                          }
                        };
                        say(); setTimeout(say, 1000);
                        """,
                        ui.getTranslation("base.connection.online"),
                        ui.getTranslation("base.connection.offline"),
                        ui.getTranslation("base.connection.trying"));
    }
}
