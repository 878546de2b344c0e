package io.paddock.allowance;

/**
 * What must be nothing, whatever has happened.
 *
 * @param total the sum over all accounts, in milli-credits
 * @param wrong accounts whose balance is not what their postings give
 */
record LedgerCheck(long total, long wrong) {}
