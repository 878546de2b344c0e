package io.paddock.lab.container;

import java.util.Map;
import java.util.Optional;

/**
 * A container as the engine sees it.
 *
 * @param exitCode of the first process, once it has ended
 * @param outOfMemory whether it ended because its memory limit was reached
 * @param address on its network, while it runs
 * @param image digest of the image that it was made from
 * @param environment empty in lists; may hold secrets
 */
public record ContainerView(
        ContainerId id,
        String name,
        Map<String, String> labels,
        boolean running,
        int exitCode,
        boolean outOfMemory,
        Optional<String> address,
        String image,
        Map<String, String> environment) {

    public ContainerView {
        labels = Map.copyOf(labels);
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        return "ContainerView[" + id + ", " + name + ", running=" + running + ", exitCode=" + exitCode + "]";
    }
}
