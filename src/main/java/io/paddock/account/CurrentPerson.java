package io.paddock.account;

import java.util.Optional;

/** The person who is signed in on this thread (a request or a page). */
public interface CurrentPerson {

    Optional<UserId> id();

    /**
     * The person.
     *
     * @throws IllegalStateException where nobody is signed in
     */
    Person require();
}
