package io.paddock.allowance;

import io.paddock.account.CircleId;
import java.util.Optional;

/**
 * What a grant would do, as things stand now.
 *
 * @param giver the circle that gives; empty where credit is put into the tree
 * @param giverBefore what the giver has; zero where credit is put into the tree
 * @param recipients how many get it
 * @param recipientBefore what the recipient has, where there is one
 */
public record GrantPreview(
        Optional<CircleId> giver,
        Credits giverBefore,
        int recipients,
        Credits each,
        Optional<Credits> recipientBefore) {

    public Credits total() {
        return each.times(recipients);
    }

    public Credits giverAfter() {
        return giver.isEmpty() ? Credits.NONE : giverBefore.minus(total());
    }
}
