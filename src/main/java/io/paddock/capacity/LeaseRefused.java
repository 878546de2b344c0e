package io.paddock.capacity;

import java.util.List;

/** Somebody who waited will never be granted, because limits have changed; they have left the queue. */
public record LeaseRefused(HolderId holder, List<Limit> limits) {

    public LeaseRefused {
        limits = List.copyOf(limits);
    }
}
