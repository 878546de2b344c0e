package io.paddock.base.ui;

import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.language.Words;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.HtmlUtils;

/** Error pages for what is not a page of the application: a missing file, a refused request. */
@Component
class PlainErrorPage implements ErrorViewResolver {

    private static final Logger LOG = LoggerFactory.getLogger(PlainErrorPage.class);

    private static final String PAGE = """
            <!doctype html><html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>%s · Paddock</title><link rel="stylesheet" href="%s/ui/theme/paddock.css"></head>
            <body><main class="paddock-error"><div><span class="paddock-error__code">%d</span><h1>%s</h1><p>%s</p>
            <a class="paddock-button" href="%s/">%s</a></div></main></body></html>
            """;

    private final Words words;
    private final UnexpectedErrors errors;

    PlainErrorPage(Words words, UnexpectedErrors errors) {
        this.words = words;
        this.errors = errors;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        var language = PageCookies.language(request).orElseGet(() -> Language.of(request.getLocale()));
        var locale = language.locale();
        var missing = status.is4xxClientError();
        var title = words.say(locale, missing ? "base.not-found.title" : "base.error.title");
        var text = missing ? words.say(locale, "base.not-found.text") : words.say(why(request), locale);
        var html = PAGE.formatted(
                language.tag(),
                HtmlUtils.htmlEscape(title),
                request.getContextPath(),
                status.value(),
                HtmlUtils.htmlEscape(title),
                HtmlUtils.htmlEscape(text),
                request.getContextPath(),
                HtmlUtils.htmlEscape(words.say(locale, "base.home")));
        return new ModelAndView((values, source, response) -> write(response, html), model);
    }

    private Message why(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable error) {
            return errors.explain(error);
        }
        var reference = References.next();
        LOG.error(
                "Request {} failed, reference {}",
                request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                reference);
        return Message.of("base.error.reference", reference);
    }

    private static void write(HttpServletResponse response, String html) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }
}
