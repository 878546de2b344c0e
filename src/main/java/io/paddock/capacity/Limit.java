package io.paddock.capacity;

import io.paddock.base.language.Message;
import org.jspecify.annotations.Nullable;

/**
 * Something that stands between a request and its grant.
 *
 * @param node where, for limits of a node
 * @param needed how much the request needs of it
 * @param free how much there is now
 * @param total how much there is in all
 */
public record Limit(Kind kind, @Nullable String node, long needed, long free, long total) {

    /** What is short. */
    public enum Kind {
        /** No machine for labs is known. */
        NO_NODE,
        NODE_MEMORY,
        NODE_CPU,
        NODE_LABS,
        /** The person has as many labs as one person may have. */
        PERSON_LABS,
        /** Every slice that is large enough is taken, or there is none ({@code total} 0); {@code needed} in MiB. */
        SLICE,
        /** Every slice that is large enough has been taken out of use for the time being; {@code needed} in MiB. */
        SLICE_DRAINED,
        /** Nobody could look for slices yet; {@code needed} in MiB. */
        SLICE_NOT_LOOKED_FOR,
        /** None is known that is large enough, and the devices cannot be read; {@code needed} in MiB. */
        SLICE_UNREADABLE,
        /** Others came first. */
        QUEUE
    }

    /** The limit in words for the person who waits. */
    public Message message() {
        return switch (kind) {
            case NO_NODE -> Message.of("capacity.limit.no-node");
            case NODE_MEMORY ->
                Message.of(
                        needed > total ? "capacity.limit.memory-total" : "capacity.limit.memory",
                        needed,
                        Math.max(0, free),
                        total);
            case NODE_CPU ->
                Message.of(
                        needed > total ? "capacity.limit.cpu-total" : "capacity.limit.cpu",
                        needed / 1000.0,
                        Math.max(0, free) / 1000.0,
                        total / 1000.0);
            case NODE_LABS -> Message.of("capacity.limit.labs", total);
            case PERSON_LABS -> Message.of("capacity.limit.person", total);
            case SLICE -> Message.of(total == 0 ? "capacity.limit.slice-none" : "capacity.limit.slice", needed, total);
            case SLICE_DRAINED -> Message.of("capacity.limit.slice-drained", needed);
            case SLICE_NOT_LOOKED_FOR -> Message.of("capacity.limit.slice-not-looked-for");
            case SLICE_UNREADABLE -> Message.of("capacity.limit.slice-unreadable");
            case QUEUE -> Message.of("capacity.limit.queue", needed);
        };
    }
}
