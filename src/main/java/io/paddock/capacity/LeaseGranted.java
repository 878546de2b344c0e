package io.paddock.capacity;

import io.paddock.base.news.News;

/** Somebody who waited got a lease. */
public record LeaseGranted(Lease lease) implements News {}
