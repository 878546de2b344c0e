package io.paddock.lab.container;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What an engine says about itself.
 *
 * @param name of its machine
 * @param local whether it runs on this machine, so that its containers' addresses and cgroup files are reachable
 * @param liveRestore whether containers outlive a restart of the engine
 * @param root where it keeps its data, if that folder can be seen from here
 * @param devices that it hands out by name
 * @param swapLimit whether the kernel can keep containers out of swap
 */
public record EngineFacts(
        String name,
        String version,
        int cpus,
        long memoryBytes,
        boolean local,
        boolean liveRestore,
        boolean swapLimit,
        Set<String> runtimes,
        Set<String> devices,
        Optional<Path> root) {}
