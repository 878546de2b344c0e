package io.paddock.allowance;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A posting as the person whose account it moves reads it.
 *
 * @param course empty for a person's own account
 * @param change below zero where credit left the account
 * @param minutes that the lab has used, for what has to do with one
 * @param after what the account had then
 */
public record LedgerEntry(
        long id,
        Instant at,
        PostingKind kind,
        Optional<CircleId> course,
        Credits change,
        Optional<UserId> actor,
        int minutes,
        Optional<String> reason,
        Credits after) {}
