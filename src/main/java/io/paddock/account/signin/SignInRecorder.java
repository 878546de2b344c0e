package io.paddock.account.signin;

import io.paddock.account.AccountService;
import io.paddock.account.Audit;
import io.paddock.account.Profile;
import io.paddock.base.language.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Audits sign-ins, and keeps the language that was chosen on the sign-in page. */
@Component
class SignInRecorder {

    static final String LANGUAGE_PARAMETER = "language";

    private final AccountService accounts;
    private final Audit audit;

    SignInRecorder(AccountService accounts, Audit audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        if (!(event.getAuthentication().getPrincipal() instanceof SignedIn principal)) {
            return;
        }
        audit.record(
                principal.id(),
                "sign-in",
                "person:" + principal.id(),
                null,
                request()
                        .map(HttpServletRequest::getRemoteAddr)
                        .map(address -> Map.of("address", address))
                        .orElse(Map.of()));
        request()
                .map(request -> request.getParameter(LANGUAGE_PARAMETER))
                .filter(tag -> !tag.isBlank())
                .map(tag -> Language.of(Locale.forLanguageTag(tag)))
                .ifPresent(language -> choose(principal, language));
    }

    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        // a name that nobody has may be a password in the wrong field: it is not written down
        accounts.findBySignInName(event.getAuthentication().getName())
                .ifPresent(person -> audit.record(
                        person.id(),
                        "sign-in.failed",
                        "person:" + person.id(),
                        null,
                        request()
                                .map(HttpServletRequest::getRemoteAddr)
                                .map(address -> Map.of("address", address))
                                .orElse(Map.of())));
    }

    private void choose(SignedIn principal, Language language) {
        accounts.find(principal.id())
                .filter(person -> person.language() != language)
                .map(Profile::of)
                .ifPresent(profile -> accounts.change(
                        principal.id(), new Profile(profile.displayName(), language, profile.theme(), profile.zone())));
    }

    private static Optional<HttpServletRequest> request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest())
                : Optional.empty();
    }
}
