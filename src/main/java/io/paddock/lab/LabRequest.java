package io.paddock.lab;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.capacity.ComputeNeed;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What somebody needs a lab for. A lab is person × course × environment; its volume is person × course.
 *
 * @param course the course's circle
 * @param egress whether the environment may reach the internet (package installation); private ranges stay closed
 * @param workFolder the folder below the home directory that kernels start in, for example {@code intro/lesson-1}
 * @param seedFolder a folder to be laid into {@code workFolder} under its own name ({@code data}) before the first kernel starts, file by file
 *     where they are missing; null for none
 */
public record LabRequest(
        UserId owner,
        CircleId course,
        EnvironmentName environment,
        ComputeNeed need,
        boolean egress,
        String workFolder,
        @Nullable Path seedFolder) {}
