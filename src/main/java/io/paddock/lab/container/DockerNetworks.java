package io.paddock.lab.container;

import static io.paddock.lab.container.DockerCalls.call;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Bridge networks whose containers do not reach each other. */
final class DockerNetworks {

    private final DockerConnections docker;

    DockerNetworks(DockerConnections docker) {
        this.docker = docker;
    }

    /** The address of the host on it, where the engine tells it. */
    Optional<String> ensure(NetworkSpec network) {
        return call("make network " + network.name(), () -> {
            Optional<Network> there = findNetwork(network.name());
            if (there.isEmpty()) {
                try {
                    docker.calls()
                            .createNetworkCmd()
                            .withName(network.name())
                            .withDriver("bridge")
                            .withInternal(network.sealed())
                            .withEnableIpv6(false)
                            .withCheckDuplicate(true)
                            .withLabels(network.labels())
                            .withOptions(Map.of(
                                    "com.docker.network.bridge.name",
                                    network.bridge(),
                                    "com.docker.network.bridge.enable_icc",
                                    "false"))
                            .exec();
                } catch (ConflictException _) {
                    // somebody made it a moment ago
                }
                there = findNetwork(network.name());
            }
            return there.map(Network::getIpam).map(Network.Ipam::getConfig).stream()
                    .flatMap(List::stream)
                    .map(Network.Ipam.Config::getGateway)
                    .filter(Objects::nonNull)
                    .findFirst();
        });
    }

    void remove(String name) {
        call("remove network " + name, () -> {
            try {
                return docker.calls().removeNetworkCmd(name).exec();
            } catch (NotFoundException _) {
                return null;
            }
        });
    }

    private Optional<Network> findNetwork(String name) {
        return docker.calls().listNetworksCmd().withNameFilter(name).exec().stream()
                .filter(network -> name.equals(network.getName()))
                .findFirst();
    }
}
