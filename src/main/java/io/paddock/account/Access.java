package io.paddock.account;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * Answers who may do what where: roles held in a circle or in one that it lies in.
 *
 * <p>Every service operation asks it first and denies by default.
 */
public interface Access {

    /** The roles that a person has in a circle, those of the circles around it and of the platform included. */
    Set<Role> roles(UserId person, CircleId circle);

    /** The same for several circles at once, in a number of queries that does not grow with them; circles without a role are left out. */
    Map<CircleId, Set<Role>> roles(UserId person, Collection<CircleId> circles);

    /** Whether the person has one of these roles there. */
    default boolean has(UserId person, CircleId circle, Role... anyOf) {
        return has(person, circle, Set.of(anyOf));
    }

    default boolean has(UserId person, CircleId circle, Set<Role> anyOf) {
        return !Collections.disjoint(roles(person, circle), anyOf);
    }

    /** Whether the person is an administrator of the whole platform. */
    boolean isPlatformAdmin(UserId person);

    /**
     * Lets pass whoever has one of these roles.
     *
     * @throws AccessDenied where the person has none of them
     */
    default void require(UserId person, CircleId circle, Role... anyOf) {
        require(person, circle, Set.of(anyOf));
    }

    /** @throws AccessDenied where the person has none of them */
    default void require(UserId person, CircleId circle, Set<Role> anyOf) {
        if (!has(person, circle, anyOf)) {
            throw new AccessDenied(person, "one of " + anyOf + " in circle " + circle);
        }
    }
}
