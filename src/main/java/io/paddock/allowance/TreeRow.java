package io.paddock.allowance;

import io.paddock.account.Circle;

/**
 * A part of the tree with what it has.
 *
 * @param depth below the topmost that is shown
 * @param balance what it can still hand out
 * @param students what its students have
 * @param used what labs have used
 * @param pool whether students may draw on it
 * @param mayGive whether the one who looks may give to it and take back
 * @param mayOpen whether the one who looks may hand out what it has
 */
public record TreeRow(
        Circle circle,
        int depth,
        Credits balance,
        Credits students,
        Credits used,
        boolean pool,
        boolean mayGive,
        boolean mayOpen) {}
