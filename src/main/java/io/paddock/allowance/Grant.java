package io.paddock.allowance;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;

/**
 * Credit to be handed one step down the tree, or taken one step back up.
 *
 * @param amount for each who is named
 * @param reason in the giver's words; those who get it read it
 */
public record Grant(Target target, Credits amount, String reason) {

    /** Who gets it. */
    public sealed interface Target {

        /** An institution (from outside), a department or a course (from what lies around it). */
        record OfCircle(CircleId circle) implements Target {}

        /** A student, from the course. */
        record OfStudent(CircleId course, UserId student) implements Target {}

        /** Every student of a course, from the course. */
        record EachStudent(CircleId course) implements Target {}

        /** A person's own account, from the institution. */
        record OfPerson(CircleId institution, UserId person) implements Target {}
    }
}
