package io.paddock.lab.container;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerNetwork;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the engine tells of containers, in our words. */
final class DockerViews {

    private DockerViews() {}

    static ContainerView of(InspectContainerResponse container) {
        var state = container.getState();
        var environment = new HashMap<String, String>();
        String[] variables = container.getConfig().getEnv();
        Stream.of(variables == null ? new String[0] : variables).forEach(variable -> {
            int equals = variable.indexOf('=');
            if (equals > 0) {
                environment.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        });
        return new ContainerView(
                new ContainerId(container.getId()),
                container.getName().replaceFirst("^/", ""),
                Objects.requireNonNullElse(container.getConfig().getLabels(), Map.of()),
                Boolean.TRUE.equals(state.getRunning()),
                state.getExitCodeLong() == null ? 0 : state.getExitCodeLong().intValue(),
                Boolean.TRUE.equals(state.getOOMKilled()),
                address(container.getNetworkSettings().getNetworks()),
                container.getImageId(),
                environment);
    }

    private static Optional<String> address(@Nullable Map<String, ContainerNetwork> networks) {
        return networks == null
                ? Optional.empty()
                : networks.values().stream()
                        .map(ContainerNetwork::getIpAddress)
                        .filter(address -> address != null && !address.isEmpty())
                        .findFirst();
    }

    static ContainerView of(Container container) {
        return new ContainerView(
                new ContainerId(container.getId()),
                Arrays.stream(container.getNames())
                        .findFirst()
                        .map(name -> name.replaceFirst("^/", ""))
                        .orElse(""),
                Objects.requireNonNullElse(container.getLabels(), Map.of()),
                "running".equals(container.getState()),
                0,
                false,
                container.getNetworkSettings() == null
                        ? Optional.empty()
                        : address(container.getNetworkSettings().getNetworks()),
                Objects.requireNonNullElse(container.getImageId(), ""),
                Map.of());
    }
}
