package io.paddock.lab.container;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What differs from one container to another; all else is fixed by {@link ContainerRuntime#create}.
 *
 * @param command null for the image's own
 * @param environment may hold secrets: never logged
 * @param dns addresses of name servers in place of the engine's; empty for the engine's
 * @param gpu what the container gets of the machine's GPUs
 * @param volumes name of a volume to the path where it is mounted; host paths cannot be named
 */
public record ContainerSpec(
        String name,
        String image,
        @Nullable List<String> command,
        Map<String, String> environment,
        Map<String, String> labels,
        String network,
        List<String> dns,
        Map<String, String> volumes,
        ContainerLimits limits,
        Gpu gpu) {

    /** Without a GPU. */
    public ContainerSpec(
            String name,
            String image,
            @Nullable List<String> command,
            Map<String, String> environment,
            Map<String, String> labels,
            String network,
            List<String> dns,
            Map<String, String> volumes,
            ContainerLimits limits) {
        this(name, image, command, environment, labels, network, dns, volumes, limits, new Gpu.None());
    }

    public ContainerSpec {
        command = command == null ? null : List.copyOf(command);
        environment = Map.copyOf(environment);
        labels = Map.copyOf(labels);
        dns = List.copyOf(dns);
        volumes = Map.copyOf(volumes);
        for (String volume : volumes.keySet()) {
            if (!volume.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]+")) {
                throw new IllegalArgumentException("not the name of a volume: " + volume);
            }
        }
    }

    @Override
    public String toString() {
        return "ContainerSpec[name=" + name + ", image=" + image + ", network=" + network + ", limits=" + limits
                + ", gpu=" + gpu + "]";
    }
}
