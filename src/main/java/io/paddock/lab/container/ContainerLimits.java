package io.paddock.lab.container;

/**
 * How much of the machine a container may use.
 *
 * @param memoryBytes without swap; temporary file systems count
 * @param temporaryBytes size of {@code /tmp}, which lies in memory
 * @param openFiles per process
 * @param fileBytes the largest file that a process may write
 */
public record ContainerLimits(
        long memoryBytes, int milliCpus, long processes, long temporaryBytes, long openFiles, long fileBytes) {}
