package io.paddock.grading;

import io.paddock.account.UserId;
import io.paddock.assignment.AssignmentId;
import io.paddock.assignment.SubmissionId;
import io.paddock.base.language.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run in the queue, or one that has left it.
 *
 * @param submission null for a check
 * @param place in the queue, from 1; 0 once it runs
 * @param reason why it waits longer, or has failed
 * @param report what it found, once it is {@link State#DONE}
 */
public record GradingJob(
        long id,
        AssignmentId assignment,
        UserId person,
        @Nullable SubmissionId submission,
        State state,
        int place,
        int tries,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Message reason,
        @Nullable RunReport report) {

    /** Where a run is. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        /** Taken back by whoever asked for it. */
        CANCELLED,
        FAILED
    }

    public boolean isOpen() {
        return state == State.QUEUED || state == State.RUNNING;
    }
}
