package io.paddock.lab.container;

import static io.paddock.lab.container.DockerCalls.call;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Info;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The Docker Engine, over its socket or {@code DOCKER_HOST}. */
public final class DockerContainerRuntime implements ContainerRuntime, AutoCloseable {

    private final DockerConnections docker;
    private final RuntimeSettings settings;
    private final DockerStreams streams;
    private final DockerImages images;
    private final DockerMemory memory;
    private final DockerNetworks networks;
    private final DockerVolumes volumes;

    public DockerContainerRuntime(RuntimeSettings settings) {
        this.settings = settings;
        this.docker = new DockerConnections(settings);
        this.streams = new DockerStreams(docker);
        this.images = new DockerImages(docker);
        this.memory = new DockerMemory(docker);
        this.networks = new DockerNetworks(docker);
        this.volumes = new DockerVolumes(docker);
    }

    @Override
    public EngineFacts engine() {
        Info info = call(
                "ask the engine for its facts", () -> docker.calls().infoCmd().exec());
        Object liveRestore = info.getRawValues().get("LiveRestoreEnabled");
        return new EngineFacts(
                Objects.requireNonNullElse(info.getName(), "engine"),
                Objects.requireNonNullElse(info.getServerVersion(), ""),
                Objects.requireNonNullElse(info.getNCPU(), 1),
                Objects.requireNonNullElse(info.getMemTotal(), 0L),
                docker.local(),
                Boolean.TRUE.equals(liveRestore),
                Boolean.TRUE.equals(info.getSwapLimit()),
                info.getRuntimes() == null
                        ? Set.of()
                        : Set.copyOf(info.getRuntimes().keySet()),
                CdiDevices.of(info),
                Optional.ofNullable(info.getDockerRootDir())
                        .map(Path::of)
                        .filter(root -> docker.local() && Files.isDirectory(root)));
    }

    @Override
    public Optional<String> ensureNetwork(NetworkSpec network) {
        return networks.ensure(network);
    }

    @Override
    public void removeNetwork(String name) {
        networks.remove(name);
    }

    @Override
    public void ensureVolume(String name, Map<String, String> labels) {
        volumes.ensure(name, labels);
    }

    @Override
    public Map<String, Optional<Path>> volumes(Map<String, String> labels) {
        return volumes.list(labels);
    }

    @Override
    public void removeVolume(String name) {
        volumes.remove(name);
    }

    @Override
    public ContainerId create(ContainerSpec container) {
        return call(
                "make container " + container.name(),
                () -> new ContainerId(
                        HardenedContainer.of(docker.calls(), container, settings.runtime(), cdi(container.gpu()))
                                .exec()
                                .getId()));
    }

    /** Whether the engine itself names the device, which survives what a hook does not. */
    private boolean cdi(Gpu gpu) {
        return gpu instanceof Gpu.Device(String id)
                && CdiDevices.of(docker.calls().infoCmd().exec()).contains(HardenedContainer.cdiName(id));
    }

    @Override
    public void start(ContainerId container) {
        call("start container " + container, () -> {
            try {
                return docker.calls().startContainerCmd(container.value()).exec();
            } catch (NotModifiedException _) {
                return null;
            }
        });
    }

    @Override
    public void stop(ContainerId container, Duration grace) {
        call("stop container " + container, () -> {
            try {
                return docker.calls()
                        .stopContainerCmd(container.value())
                        .withTimeout((int) Math.max(0, grace.toSeconds()))
                        .exec();
            } catch (NotModifiedException | NotFoundException _) {
                return null;
            }
        });
    }

    @Override
    public void remove(ContainerId container) {
        call("remove container " + container, () -> {
            try {
                return docker.calls()
                        .removeContainerCmd(container.value())
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
            } catch (NotFoundException _) {
                return null;
            } catch (ConflictException e) {
                // somebody removes it already
                if (String.valueOf(e.getMessage()).contains("already in progress")) {
                    return null;
                }
                throw e;
            }
        });
    }

    @Override
    public Optional<ContainerView> inspect(ContainerId container) {
        return call("inspect container " + container, () -> {
            try {
                return Optional.of(DockerViews.of(
                        docker.calls().inspectContainerCmd(container.value()).exec()));
            } catch (NotFoundException _) {
                return Optional.empty();
            }
        });
    }

    @Override
    public List<ContainerView> list(Map<String, String> labels) {
        return call(
                "list containers",
                () -> docker.calls().listContainersCmd().withShowAll(true).withLabelFilter(labels).exec().stream()
                        .map(DockerViews::of)
                        .toList());
    }

    @Override
    public boolean awaitExit(ContainerId container, Duration within) {
        return streams.awaitExit(container, within);
    }

    @Override
    public String logTail(ContainerId container, int lines) {
        return streams.logTail(container, lines);
    }

    @Override
    public ExecResult exec(ContainerId container, List<String> command, int maximumBytes, Duration deadline) {
        return streams.exec(container, command, maximumBytes, deadline);
    }

    @Override
    public void put(ContainerId container, String folder, InputStream tar) {
        call(
                "put files into " + container,
                () -> docker.streams()
                        .copyArchiveToContainerCmd(container.value())
                        .withRemotePath(folder)
                        .withTarInputStream(tar)
                        .exec());
    }

    @Override
    public InputStream get(ContainerId container, String path) {
        return call(
                "get files from " + container,
                () -> docker.streams()
                        .copyArchiveFromContainerCmd(container.value(), path)
                        .exec());
    }

    @Override
    public OptionalLong memoryBytes(ContainerId container) {
        return memory.bytes(container);
    }

    @Override
    public EventSubscription watch(Map<String, String> labels, ContainerEventListener listener) {
        return DockerEventStream.open(docker, labels, listener, settings.reconnectPause());
    }

    @Override
    public Optional<ImageFacts> findImage(String reference) {
        return images.find(reference);
    }

    @Override
    public ImageFacts pullImage(String reference, Duration deadline) {
        return images.pull(reference, deadline);
    }

    @Override
    public ImageFacts buildImage(ImageBuild build, ImageBuildListener listener, Duration deadline) {
        return images.build(build, listener, deadline);
    }

    @Override
    public void close() {
        docker.close();
    }
}
