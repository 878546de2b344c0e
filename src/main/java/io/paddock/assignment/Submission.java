package io.paddock.assignment;

import io.paddock.account.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has handed in, as the receipt says it; never changes.
 *
 * @param number from 1; of a person's submissions the last one counts
 * @param receivedAt by the server's clock, when the request came in
 * @param late whether it was late when it came in, and still is by the dates that hold for the person now
 * @param deduction the percent of its points that this costs
 * @param sha256 of the file, in hexadecimal digits
 * @param imageDigest of the lab image that its code was written for, where one was ready
 */
public record Submission(
        SubmissionId id,
        AssignmentId assignment,
        UserId person,
        int number,
        Instant receivedAt,
        boolean late,
        int deduction,
        String sha256,
        int bytes,
        @Nullable String imageDigest) {}
