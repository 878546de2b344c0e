package io.paddock.progress;

import io.paddock.account.UserId;
import io.paddock.assignment.AssignmentId;
import io.paddock.assignment.SubmissionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has handed in for an assignment.
 *
 * @param handIns how often
 * @param last the submission that counts
 * @param awarded number of the newest one that has a grade which its student sees; null for none
 */
public record HandInStanding(
        UserId person,
        AssignmentId assignment,
        int handIns,
        SubmissionId last,
        Instant handedInAt,
        @Nullable Integer awarded) {

    /** Whether a grade is owed for the last one. */
    public boolean isWaiting() {
        return awarded == null || awarded < handIns;
    }
}
