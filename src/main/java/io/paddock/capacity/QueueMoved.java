package io.paddock.capacity;

import io.paddock.base.news.News;
import java.util.Set;

/**
 * Some who wait stand at other places than before: {@link CapacityService#places} tells where by now.
 *
 * @param holders those who have moved
 */
public record QueueMoved(Set<HolderId> holders) implements News {

    public QueueMoved {
        holders = Set.copyOf(holders);
    }
}
