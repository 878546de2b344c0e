package io.paddock.capacity;

import io.paddock.base.news.News;

/** Somebody who waits stands at another place than before: {@link CapacityService#place} tells where by now. */
public record QueueMoved(HolderId holder) implements News {}
