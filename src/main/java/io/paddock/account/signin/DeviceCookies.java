package io.paddock.account.signin;

import io.paddock.account.AccountService;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.RememberMeAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.RememberMeServices;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Keeps people signed in while the application starts again.
 *
 * <p>The cookie ends with the browser, or after thirty days where the person has asked to stay signed in.
 */
@Component
class DeviceCookies implements RememberMeServices, LogoutHandler {

    static final String COOKIE = "PADDOCK_DEVICE";
    static final String STAY_PARAMETER = "stay";
    /** Ties the tokens made here to the provider that accepts them. */
    static final String KEY = Hashes.newSecret();

    private static final Duration WORKING_DAY = Duration.ofHours(14);
    private static final Duration STAY = Duration.ofDays(30);

    private final Devices devices;
    private final AccountService accounts;
    private final Clock clock;

    DeviceCookies(Devices devices, AccountService accounts, Clock clock) {
        this.devices = devices;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public @Nullable Authentication autoLogin(HttpServletRequest request, HttpServletResponse response) {
        var token = token(request);
        if (token.isEmpty()) {
            return null;
        }
        var recognised = devices.recognise(token.get());
        var person = recognised
                .map(Devices.Recognised::person)
                .filter(found -> !accounts.isLocked(found))
                .flatMap(accounts::find);
        if (recognised.isEmpty() || person.isEmpty()) {
            write(request, response, "", Duration.ZERO);
            return null;
        }
        recognised
                .get()
                .next()
                .ifPresent(next -> write(
                        request,
                        response,
                        next.cookie(),
                        Duration.between(clock.instant(), recognised.get().expiresAt())));
        var authentication = new RememberMeAuthenticationToken(
                KEY, new SignedIn(person.get().id().value(), person.get().signInName()), PasswordSignIn.AUTHORITIES);
        authentication.setDetails(new WebAuthenticationDetailsSource().buildDetails(request));
        return authentication;
    }

    @Override
    public void loginFail(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, "", Duration.ZERO);
    }

    @Override
    public void loginSuccess(HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        if (!(authentication.getPrincipal() instanceof SignedIn person)) {
            return;
        }
        var stay = request.getParameter(STAY_PARAMETER) != null;
        token(request).ifPresent(devices::forget);
        var token = devices.remember(person.id(), stay ? STAY : WORKING_DAY);
        write(request, response, token.cookie(), stay ? STAY : Duration.ofSeconds(-1));
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        token(request).ifPresent(devices::forget);
        write(request, response, "", Duration.ZERO);
    }

    private static Optional<Devices.Token> token(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .flatMap(Devices.Token::parse);
    }

    /** @param age zero removes the cookie, a negative one ends it with the browser */
    private static void write(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
