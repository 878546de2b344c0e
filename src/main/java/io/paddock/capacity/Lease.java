package io.paddock.capacity;

import io.paddock.account.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a node, handed to somebody until an end.
 *
 * @param ahead nobody needs it yet; it gives way to whoever does
 * @param yielding it was asked to give way and counts until it has
 * @param slice the id of the device that goes with it; null for none
 * @param longestUntil the furthest that its end can be moved to
 */
public record Lease(
        HolderId holder,
        UserId person,
        String node,
        ComputeNeed need,
        boolean ahead,
        boolean yielding,
        Instant grantedAt,
        Instant endsAt,
        Instant longestUntil,
        @Nullable String slice) {

    /** Without a GPU. */
    public Lease(
            HolderId holder,
            UserId person,
            String node,
            ComputeNeed need,
            boolean ahead,
            boolean yielding,
            Instant grantedAt,
            Instant endsAt,
            Instant longestUntil) {
        this(holder, person, node, need, ahead, yielding, grantedAt, endsAt, longestUntil, null);
    }
}
