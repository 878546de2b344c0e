package io.paddock.notebook;

import io.paddock.notebook.kernel.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of one cell.
 *
 * @param group runs that one operation queued share it; {@code stopOnError}: a failing one cancels those behind it in the group
 * @param count the kernel's number for it, 0 until it is known
 * @param note words for people about how it ended; null where there is nothing to say
 */
record Execution(
        MessageId id,
        String cell,
        long group,
        boolean stopOnError,
        RunState state,
        int count,
        Instant queuedAt,
        @Nullable Instant sentAt,
        @Nullable Instant endedAt,
        @Nullable RunNote note) {

    static Execution queued(MessageId id, String cell, long group, boolean stopOnError, Instant at) {
        return new Execution(id, cell, group, stopOnError, RunState.QUEUED, 0, at, null, null, null);
    }

    Execution sent(Instant at) {
        return new Execution(id, cell, group, stopOnError, RunState.RUNNING, count, queuedAt, at, null, null);
    }

    Execution counted(int number) {
        return new Execution(id, cell, group, stopOnError, state, number, queuedAt, sentAt, endedAt, note);
    }

    Execution ended(RunState how, int number, Instant at, @Nullable RunNote why) {
        return new Execution(id, cell, group, stopOnError, how, number > 0 ? number : count, queuedAt, sentAt, at, why);
    }

    @Nullable Long durationMillis() {
        return sentAt == null || endedAt == null
                ? null
                : java.time.Duration.between(sentAt, endedAt).toMillis();
    }
}
