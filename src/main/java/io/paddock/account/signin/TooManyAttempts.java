package io.paddock.account.signin;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Sign-in is refused for a while, whatever the password. */
class TooManyAttempts extends AuthenticationException {

    private final Duration wait;

    TooManyAttempts(Duration wait) {
        super("too many failed sign-ins");
        this.wait = wait;
    }

    Duration remaining() {
        return wait;
    }
}
