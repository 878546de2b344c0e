package io.paddock.lab;

import io.paddock.lab.container.ContainerRuntime;
import io.paddock.lab.container.ContainerRuntimeException;
import io.paddock.lab.container.EngineFacts;
import io.paddock.lab.container.NetworkSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The two networks of this installation: one with a way out, one without. */
@Component
class LabNetworks implements EngineWatch.Listener, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LabNetworks.class);

    /** Nothing listens there: an engine's own name service would still forward names out of a sealed network. */
    private static final List<String> NO_NAMES = List.of("127.0.0.1");

    /**
     * A network that is there.
     *
     * @param host address of this machine on it
     */
    record LabNetwork(String name, List<String> dns, Optional<String> host) {}

    private final ContainerRuntime runtime;
    private final Installation installation;
    private final LabSettings settings;
    private final Map<Boolean, LabNetwork> known = new ConcurrentHashMap<>();

    LabNetworks(ContainerRuntime runtime, Installation installation, LabSettings settings) {
        this.runtime = runtime;
        this.installation = installation;
        this.settings = settings;
    }

    LabNetwork network(boolean egress) {
        return known.computeIfAbsent(egress, _ -> {
            // firewall rules go by these prefixes: script/bootstrap
            String bridge = (egress ? "pdk-e" : "pdk-s") + installation.name();
            String name = "paddock-" + installation.name() + (egress ? "-egress" : "-sealed");
            Optional<String> host =
                    runtime.ensureNetwork(new NetworkSpec(name, bridge, !egress, installation.labels()));
            return new LabNetwork(name, egress ? settings.dns() : NO_NAMES, host);
        });
    }

    void forget() {
        known.clear();
    }

    /** Networks are few (an engine's address pool has room for some thirty): those that no lab uses are given back. */
    @Override
    public void destroy() {
        for (LabNetwork network : known.values()) {
            try {
                runtime.removeNetwork(network.name());
            } catch (ContainerRuntimeException e) {
                LOG.debug("Network {} stays: {}", network.name(), e.getMessage());
            }
        }
    }

    @Override
    public void engineReady(EngineFacts facts) {
        known.clear();
        network(true);
        network(false);
    }
}
