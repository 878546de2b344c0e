package io.paddock.lab.container;

import java.util.Map;

/** Hears about containers. Called on one thread of the runtime, in order; returns quickly and throws nothing. */
public interface ContainerEventListener {

    /** The stream is open, for the first time or again: the moment to compare with {@link ContainerRuntime#list}. */
    void connected();

    /** The engine is away; {@link #connected()} follows when it is back. Told once per loss. */
    void lost(ContainerRuntimeException cause);

    /** A container's first process ended. */
    void died(ContainerId container, Map<String, String> labels, int exitCode);

    /** The kernel ended a process of the container for want of memory; the container may live on. */
    void outOfMemory(ContainerId container, Map<String, String> labels);
}
