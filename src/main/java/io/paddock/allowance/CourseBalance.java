package io.paddock.allowance;

import io.paddock.account.CircleId;

/**
 * What somebody has in a course.
 *
 * @param left what can still be used, what is set aside for running labs included
 * @param granted what was given in all, less what was taken back
 * @param pool what the course's open pool has besides; none where it is closed
 */
public record CourseBalance(CircleId course, Credits left, Credits granted, Credits pool) {

    /** How much of what was given is left, 0–100. */
    public int percent() {
        return percentOf(granted);
    }

    /** How much of a whole is left, 0–100. */
    public int percentOf(Credits whole) {
        return whole.milli() <= 0 ? 0 : (int) Math.clamp(100 * left.milli() / whole.milli(), 0, 100);
    }
}
