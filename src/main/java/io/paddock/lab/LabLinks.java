package io.paddock.lab;

import io.paddock.lab.container.ContainerId;
import io.paddock.lab.container.ContainerRuntime;
import io.paddock.lab.container.ContainerView;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Remembers how to reach running labs; asks the engine for those that it has not met. */
@Component
class LabLinks {

    private final ContainerRuntime runtime;
    private final Map<LabId, GatewayAddress> known = new ConcurrentHashMap<>();

    LabLinks(ContainerRuntime runtime) {
        this.runtime = runtime;
    }

    Optional<GatewayAddress> gateway(LabRecord lab) {
        GatewayAddress address = known.get(lab.id());
        if (address != null) {
            return Optional.of(address);
        }
        return lab.container() == null
                ? Optional.empty()
                : runtime.inspect(new ContainerId(lab.container())).flatMap(view -> remember(lab.id(), view));
    }

    Optional<GatewayAddress> remember(LabId lab, ContainerView container) {
        Optional<GatewayAddress> address = LabContainers.gateway(container);
        address.ifPresent(found -> known.put(lab, found));
        return address;
    }

    void forget(LabId lab) {
        known.remove(lab);
    }
}
