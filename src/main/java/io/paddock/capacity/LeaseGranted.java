package io.paddock.capacity;

/** Somebody who waited got a lease. */
public record LeaseGranted(Lease lease) {}
