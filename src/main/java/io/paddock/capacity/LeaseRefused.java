package io.paddock.capacity;

import io.paddock.base.news.News;
import java.util.List;

/** Somebody who waited will never be granted, because limits have changed; they have left the queue. */
public record LeaseRefused(HolderId holder, List<Limit> limits) implements News {

    public LeaseRefused {
        limits = List.copyOf(limits);
    }
}
