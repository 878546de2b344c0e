package io.paddock.progress;

import io.paddock.account.CircleId;
import org.jspecify.annotations.Nullable;

/**
 * Which students of a class, and which page of them.
 *
 * @param search part of a name or sign-in name; empty for all
 * @param section only those of this section; null for all
 * @param stuckOnly only those who seem to get no further
 */
public record ClassWish(String search, @Nullable CircleId section, boolean stuckOnly, int offset, int limit) {

    public ClassWish {
        if (offset < 0 || limit < 1 || limit > 200) {
            throw new IllegalArgumentException("no page of a class: " + offset + ", " + limit);
        }
    }
}
