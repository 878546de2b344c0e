package io.paddock.capacity;

import io.paddock.base.news.News;

/** A lease ahead of need stands in the way of somebody: its holder ends what it is held for and releases it. */
public record LeaseMustYield(Lease lease) implements News {}
