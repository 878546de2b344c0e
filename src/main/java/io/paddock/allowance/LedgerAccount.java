package io.paddock.allowance;

/**
 * An account as it stood when it was read.
 *
 * @param lowest what the balance never goes under
 * @param pool whether students of the course may draw on it
 */
record LedgerAccount(long id, AccountOwner owner, Credits balance, Credits lowest, boolean pool) {

    /** What can be taken from it. */
    Credits available() {
        var above = balance.minus(lowest);
        return above.milli() > 0 ? above : Credits.NONE;
    }
}
