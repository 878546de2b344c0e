package io.paddock.capacity;

/** The machine does not show the slice of this lease any longer. */
public record SliceLost(Lease lease) {}
