package io.paddock.lab.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.DeviceRequest;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Ulimit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How every container of Paddock is locked up, whoever asks for it; and what it gets of the machine's GPUs.
 *
 * <p>Devices are asked for by id, never by number: the engine counts from 0 every time and gives the same ones to everybody.
 */
final class HardenedContainer {

    private static final String USER = "1000:1000";

    private HardenedContainer() {}

    static CreateContainerCmd of(DockerClient docker, ContainerSpec container, @Nullable String runtime, boolean cdi) {
        var command = docker.createContainerCmd(container.image())
                .withName(container.name())
                .withHostName("lab")
                .withUser(USER)
                .withEnv(Stream.concat(
                                container.environment().entrySet().stream()
                                        .map(variable -> variable.getKey() + "=" + variable.getValue()),
                                visibleDevices(container.gpu(), cdi))
                        .toList())
                .withLabels(container.labels())
                .withHostConfig(devices(host(container, runtime), container.gpu(), cdi));
        return container.command() == null ? command : command.withCmd(container.command());
    }

    /** Where nvidia is the default runtime, an image for CUDA sees every GPU unless told not to; a device request says itself which. */
    private static Stream<String> visibleDevices(Gpu gpu, boolean cdi) {
        return gpu instanceof Gpu.None || cdi ? Stream.of("NVIDIA_VISIBLE_DEVICES=void") : Stream.of();
    }

    private static HostConfig devices(HostConfig host, Gpu gpu, boolean cdi) {
        return switch (gpu) {
            case Gpu.None _ -> host;
            case Gpu.Device(String id)
            when cdi ->
                host.withDeviceRequests(
                        List.of(new DeviceRequest().withDriver("cdi").withDeviceIds(List.of(cdiName(id)))));
            case Gpu.Device(String id) ->
                host.withDeviceRequests(List.of(new DeviceRequest()
                        .withDriver("nvidia")
                        .withDeviceIds(List.of(id))
                        .withCapabilities(List.of(List.of("gpu", "compute", "utility")))));
            case Gpu.Look _ ->
                host.withDeviceRequests(List.of(new DeviceRequest()
                        .withDriver("nvidia")
                        .withCount(-1)
                        .withCapabilities(List.of(List.of("gpu", "utility")))));
        };
    }

    /** What an engine with the container device interface calls a device. */
    static String cdiName(String device) {
        return "nvidia.com/gpu=" + device;
    }

    private static HostConfig host(ContainerSpec container, @Nullable String runtime) {
        ContainerLimits limits = container.limits();
        HostConfig host = HostConfig.newHostConfig()
                .withCapDrop(Capability.ALL)
                .withPrivileged(false)
                .withSecurityOpts(List.of("no-new-privileges:true"))
                .withReadonlyRootfs(true)
                .withTmpFs(Map.of(
                        "/tmp", "rw,nosuid,nodev,size=" + limits.temporaryBytes() + ",mode=1777",
                        "/var/tmp", "rw,nosuid,nodev,noexec,size=16m,mode=1777",
                        "/run", "rw,nosuid,nodev,noexec,size=8m,mode=755"))
                .withMemory(limits.memoryBytes())
                .withMemorySwap(limits.memoryBytes())
                .withNanoCPUs(limits.milliCpus() * 1_000_000L)
                .withPidsLimit(limits.processes())
                .withUlimits(List.of(
                        new Ulimit("nofile", limits.openFiles(), limits.openFiles()),
                        new Ulimit("fsize", limits.fileBytes(), limits.fileBytes()),
                        new Ulimit("core", 0L, 0L)))
                .withLogConfig(
                        new LogConfig(LogConfig.LoggingType.JSON_FILE, Map.of("max-size", "5m", "max-file", "1")))
                .withInit(true)
                .withIpcMode("private")
                .withRestartPolicy(RestartPolicy.noRestart())
                .withNetworkMode(container.network())
                .withMounts(container.volumes().entrySet().stream()
                        .map(volume -> new Mount()
                                .withType(MountType.VOLUME)
                                .withSource(volume.getKey())
                                .withTarget(volume.getValue()))
                        .toList());
        if (!container.dns().isEmpty()) {
            host.withDns(container.dns());
        }
        return runtime == null ? host : host.withRuntime(runtime);
    }
}
