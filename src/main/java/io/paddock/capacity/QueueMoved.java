package io.paddock.capacity;

/** Somebody waits at this place, from 1; {@link CapacityService#waiting} tells for what. Also told when nothing has changed. */
public record QueueMoved(HolderId holder, int place) {}
