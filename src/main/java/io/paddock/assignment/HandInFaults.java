package io.paddock.assignment;

import io.paddock.account.UserId;

/** Knows which hand-ins have come to nothing through a fault of Paddock's; implemented by the module that grades. */
public interface HandInFaults {

    /**
     * How many of a person's hand-ins do not count as attempts now. Called within the transaction that takes another one
     * in, which has locked the person's work.
     */
    int ungraded(AssignmentId assignment, UserId person);
}
