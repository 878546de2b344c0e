package io.paddock.lab;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.capacity.ComputeNeed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lab as others see it.
 *
 * @param stage what is happening, while it is not {@link LabState#READY}; why it ended, once it has
 * @param progressPercent of the stage, 0–100, where it can be told
 * @param place in the queue, from 1, while {@link LabState#WAITING}
 * @param imageDigest of the image that it runs on, once it runs
 * @param endsAt when the lease ends unless it is extended
 */
public record Lab(
        LabId id,
        UserId owner,
        CircleId course,
        EnvironmentName environment,
        ComputeNeed need,
        LabState state,
        Message stage,
        @Nullable Integer progressPercent,
        @Nullable Integer place,
        @Nullable String imageDigest,
        @Nullable Instant endsAt) {}
