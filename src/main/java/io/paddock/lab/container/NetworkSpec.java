package io.paddock.lab.container;

import java.util.Map;

/**
 * A network whose containers do not reach each other.
 *
 * @param bridge name of the interface on the host, at most 15 characters, which firewall rules go by
 * @param sealed without a way out
 */
public record NetworkSpec(String name, String bridge, boolean sealed, Map<String, String> labels) {

    public NetworkSpec {
        labels = Map.copyOf(labels);
        if (!bridge.matches("pdk[a-z0-9-]{1,12}")) {
            throw new IllegalArgumentException("not a name for a bridge of Paddock: " + bridge);
        }
    }
}
