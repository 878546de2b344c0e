package io.paddock.base.ui;

import io.paddock.base.language.Language;
import io.paddock.base.ui.PageChoices.Look;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** What a browser remembers for pages that nobody is signed in to. */
public final class PageCookies {

    private static final String LANGUAGE = "PADDOCK_LANGUAGE";
    private static final String LOOK = "PADDOCK_LOOK";

    private PageCookies() {}

    public static Optional<Language> language(HttpServletRequest request) {
        return value(request, LANGUAGE).map(tag -> Language.of(Locale.forLanguageTag(tag)));
    }

    public static Optional<Look> look(HttpServletRequest request) {
        return value(request, LOOK)
                .flatMap(name -> Arrays.stream(Look.values())
                        .filter(look -> look.name().equals(name))
                        .findFirst());
    }

    public static void remember(HttpServletRequest request, HttpServletResponse response, Language language) {
        write(request, response, LANGUAGE, language.tag());
    }

    public static void remember(HttpServletRequest request, HttpServletResponse response, Look look) {
        write(request, response, LOOK, look.name());
    }

    private static Optional<String> value(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name)).map(Cookie::getValue);
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(Duration.ofDays(365))
                        .build()
                        .toString());
    }
}
