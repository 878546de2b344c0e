package io.paddock.account.signin;

import io.paddock.account.AccountService;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.account.UserId;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Reads the person from the session's security context. */
@Component
class SessionPerson implements CurrentPerson {

    private final AccountService accounts;

    SessionPerson(AccountService accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<UserId> id() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getPrincipal)
                .filter(SignedIn.class::isInstance)
                .map(principal -> ((SignedIn) principal).id());
    }

    @Override
    public Person require() {
        return id().flatMap(accounts::find).orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }
}
