package io.paddock.course.roster;

import io.paddock.account.Circle;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A code with which people take themselves into a course.
 *
 * @param section of the course, into which they come too
 * @param taken how many have come with it
 */
public record JoinCode(
        long id,
        String code,
        Optional<Circle> section,
        Instant opensAt,
        Instant closesAt,
        OptionalInt seats,
        int taken,
        State state) {

    /** Whether one can come with it now. */
    public enum State {
        NOT_YET,
        OPEN,
        FULL,
        CLOSED
    }
}
