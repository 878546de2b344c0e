package io.paddock.capacity;

import io.paddock.base.news.News;

/** The machine does not show the slice of this lease any longer. */
public record SliceLost(Lease lease) implements News {}
