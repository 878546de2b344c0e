package io.paddock.account;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * A person asked for something that is not theirs.
 *
 * <p>Pages and endpoints answer "not found", so that nobody learns what exists.
 */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class AccessDenied extends RuntimeException {

    private final transient UserId person;

    public AccessDenied(UserId person, String wanted) {
        super("person " + person + " lacks " + wanted);
        this.person = person;
    }

    public UserId person() {
        return person;
    }
}
