package io.paddock.account.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Goes back to the sign-in page, with what was typed (but never the password) and why it failed, in the session. */
@Component
public class SignInFailure implements AuthenticationFailureHandler {

    private static final String ATTRIBUTE = "paddock.sign-in.failure";
    private static final int LONGEST_NAME = 64;

    /** What went wrong. */
    public enum Reason {
        WRONG,
        TOO_MANY,
        BUSY,
        LOCKED,
        STALE
    }

    /** @param waitSeconds how long to wait after too many attempts */
    public record Failure(Reason reason, String name, long waitSeconds) implements Serializable {}

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        back(request, response, failure(exception, name(request)));
    }

    /** The form's token is not the session's: the page was open for too long, or the form came from elsewhere. */
    void stale(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        back(request, response, new Failure(Reason.STALE, name(request), 0));
    }

    private static String name(HttpServletRequest request) {
        var typed = Optional.ofNullable(request.getParameter("username")).orElse("");
        return typed.length() > LONGEST_NAME ? "" : typed;
    }

    private static void back(HttpServletRequest request, HttpServletResponse response, Failure failure)
            throws IOException {
        request.getSession().setAttribute(ATTRIBUTE, failure);
        response.sendRedirect(request.getContextPath() + "/sign-in");
    }

    /** Takes the failure that is to be shown, once. */
    public static Optional<Failure> take(jakarta.servlet.http.HttpSession session) {
        @Nullable Object failure = session.getAttribute(ATTRIBUTE);
        session.removeAttribute(ATTRIBUTE);
        return failure instanceof Failure found ? Optional.of(found) : Optional.empty();
    }

    private static Failure failure(AuthenticationException exception, String name) {
        return switch (exception) {
            case TooManyAttempts many ->
                new Failure(
                        Reason.TOO_MANY,
                        name,
                        Math.max(
                                1, many.remaining().plus(Duration.ofMillis(999)).toSeconds()));
            case LockedException locked -> new Failure(Reason.LOCKED, name, 0);
            case AuthenticationServiceException busy -> new Failure(Reason.BUSY, name, 0);
            default -> new Failure(Reason.WRONG, name, 0);
        };
    }
}
