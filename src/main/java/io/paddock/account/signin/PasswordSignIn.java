package io.paddock.account.signin;

import io.paddock.account.AccountService;
import io.paddock.account.Person;
import io.paddock.base.language.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs in by name and password; Spring Security finds it as the only provider among the beans.
 *
 * <p>What a person may do is asked of {@code Access} at each act, not fixed here.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

    static final List<GrantedAuthority> AUTHORITIES = List.of(new SimpleGrantedAuthority("ROLE_PERSON"));

    private final Passwords passwords;
    private final Attempts attempts;
    private final AccountService accounts;

    PasswordSignIn(Passwords passwords, Attempts attempts, AccountService accounts) {
        this.passwords = passwords;
        this.attempts = attempts;
        this.accounts = accounts;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        var name = authentication.getName().strip().toLowerCase(Locale.ROOT);
        var address = authentication.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
        var wait = attempts.wait(name, address);
        if (wait.compareTo(Duration.ZERO) > 0) {
            throw new TooManyAttempts(wait);
        }
        var person = match(name, String.valueOf(authentication.getCredentials()));
        if (person.isEmpty()) {
            attempts.failed(name, address);
            throw new BadCredentialsException("wrong name or password");
        }
        attempts.succeeded(name, address);
        // told to those only who know the password
        if (accounts.isLocked(person.get().id())) {
            throw new LockedException("locked");
        }
        var result = UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(person.get().id().value(), person.get().signInName()), null, AUTHORITIES);
        result.setDetails(authentication.getDetails());
        return result;
    }

    private Optional<Person> match(String name, String password) {
        try {
            return passwords.match(name, password);
        } catch (Refusal busy) {
            throw new AuthenticationServiceException("too many sign-ins at once", busy);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
