package io.paddock.account.signin;

import io.paddock.account.UserId;
import java.io.Serializable;
import java.security.Principal;

/** Who a session belongs to; kept in the session, so it holds no more than that. */
public record SignedIn(long person, String name) implements Principal, Serializable {

    UserId id() {
        return new UserId(person);
    }

    @Override
    public String getName() {
        return name;
    }
}
