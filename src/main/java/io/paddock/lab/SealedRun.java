package io.paddock.lab;

import io.paddock.capacity.ComputeNeed;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something to be run where nobody is.
 *
 * @param digest of the image to run on, where the engine still has it; null for the environment's present one
 * @param command started in the home directory, as the first process
 * @param files laid below the home directory before the start, by their paths; in memory, so keep them small
 * @param resultFile what is brought back, a regular file below the home directory
 * @param limit after it the run is killed and brings nothing back
 */
public record SealedRun(
        EnvironmentName environment,
        @Nullable String digest,
        ComputeNeed need,
        List<String> command,
        SortedMap<String, byte[]> files,
        String resultFile,
        int mostResultBytes,
        Duration limit) {

    public SealedRun {
        command = List.copyOf(command);
        files = new TreeMap<>(files);
        for (var path : files.keySet()) {
            HomePath.of(path);
        }
        HomePath.of(resultFile);
    }
}
