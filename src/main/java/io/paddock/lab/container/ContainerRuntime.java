package io.paddock.lab.container;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A container engine, as far as labs need one.
 *
 * <p><b>States.</b> A container is created, then running, then exited; {@link #remove} ends it from any of them. Nothing
 * restarts by itself. {@link #inspect} is the truth; events are hints that may be missed while the connection is down.
 *
 * <p><b>Threads.</b> Every method may be called from any thread, several at a time. All block while the engine works,
 * each with a deadline: its own argument, or else {@link RuntimeSettings#callTimeout()}. An interrupt ends the wait
 * with {@link ContainerRuntimeException.Category#INTERRUPTED} and leaves the thread's interrupt flag set.
 *
 * <p><b>Errors.</b> Every failure is a {@link ContainerRuntimeException} with a category; nothing of the engine's own
 * library gets out. An unreachable engine is {@link ContainerRuntimeException.Category#UNREACHABLE} at once: callers
 * decide whether to try again. After such an error a call may or may not have had its effect; all of them may be
 * repeated.
 *
 * <p><b>Ownership.</b> Other installations and other programs use the same engine. Callers label what they make with
 * {@link ContainerLabels} and touch only what carries their own label.
 */
public interface ContainerRuntime {

    /** What the engine says about itself; also the way to find out whether it answers. Used at start and by health. */
    EngineFacts engine();

    /**
     * Makes a network unless one of this name is there. Used once per network and connection to the engine.
     *
     * @return the address of the host on that network, where the engine tells it
     */
    Optional<String> ensureNetwork(NetworkSpec network);

    /** Removes a network; one that is not there is no error, one in use is refused. */
    void removeNetwork(String name);

    /** Makes a volume unless one of this name is there. */
    void ensureVolume(String name, Map<String, String> labels);

    /** The names of volumes with all these labels, and where each lies on this machine, empty where it cannot be seen. */
    Map<String, Optional<java.nio.file.Path>> volumes(Map<String, String> labels);

    /** Removes a volume; one that is not there is no error, one in use is {@code CONFLICT}. */
    void removeVolume(String name);

    /**
     * Makes a container, hardened as every lab is whatever the specification says: user 1000, no capabilities, no new
     * privileges, the engine's default seccomp profile, read-only root, no swap, an init process, no restart; no GPU but
     * the one that it names.
     *
     * <p>{@code NOT_FOUND} where the image is missing; {@code CONFLICT} where the name is taken.
     */
    ContainerId create(ContainerSpec container);

    /** Starts a created container; one that runs is no error. {@code NO_DEVICE} where its GPU cannot be handed out. */
    void start(ContainerId container);

    /** Asks the container's processes to end, kills them after the grace; one that does not run is no error. */
    void stop(ContainerId container, Duration grace);

    /** Kills and removes a container, never its named volumes; one that is not there is no error. */
    void remove(ContainerId container);

    Optional<ContainerView> inspect(ContainerId container);

    /** All containers with all these labels, running or not. */
    List<ContainerView> list(Map<String, String> labels);

    /** Waits for a container's end. False where it still runs at the deadline; {@code NOT_FOUND} where there is none. */
    boolean awaitExit(ContainerId container, Duration within);

    /** The end of a container's output. Used to say why it ended. */
    String logTail(ContainerId container, int lines);

    /**
     * Runs a command in a running container as the container's user, without input.
     *
     * <p>Output (both streams) beyond {@code maximumBytes} is thrown away and marked. At the deadline the call fails
     * with {@code TIMEOUT}; the command itself may go on. {@code CONFLICT} where the container does not run.
     */
    ExecResult exec(ContainerId container, List<String> command, int maximumBytes, Duration deadline);

    /**
     * Unpacks a tar stream below a folder that exists, with the owners and modes of its entries. Works in volumes, in a
     * created or running container; not in the read-only root. The engine resolves links inside the container only.
     * {@code NO_SPACE} where the disk is full.
     */
    void put(ContainerId container, String folder, InputStream tar);

    /** A tar stream of one file or folder; links are given as links. The caller closes it. */
    InputStream get(ContainerId container, String path);

    /** Memory in use without caches, from the kernel's files where the engine is local, else asked of the engine. */
    OptionalLong memoryBytes(ContainerId container);

    /**
     * Tells a listener about containers with these labels until closed, over every loss of the connection: after a
     * reconnect, events since the last one are told again where the engine remembers them.
     */
    EventSubscription watch(Map<String, String> labels, ContainerEventListener listener);

    /** An image by name or digest. */
    Optional<ImageFacts> findImage(String reference);

    /** Pulls an image. {@code NOT_FOUND} where no registry has it or none answers. */
    ImageFacts pullImage(String reference, Duration deadline);

    /**
     * Builds an image and names it. {@code BUILD_FAILED} where a step fails; the listener has had the output. At the
     * deadline the build is broken off.
     */
    ImageFacts buildImage(ImageBuild build, ImageBuildListener listener, Duration deadline);
}
