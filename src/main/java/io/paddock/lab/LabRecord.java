package io.paddock.lab;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.capacity.ComputeNeed;
import io.paddock.capacity.HolderId;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the table of labs. */
record LabRecord(
        LabId id,
        UserId owner,
        CircleId course,
        EnvironmentName environment,
        ComputeNeed need,
        boolean egress,
        String workFolder,
        @Nullable Path seedFolder,
        LabState state,
        @Nullable Message ending,
        @Nullable String container,
        @Nullable String imageDigest,
        Instant openedAt) {

    HolderId holder() {
        return new HolderId(id.value());
    }
}
