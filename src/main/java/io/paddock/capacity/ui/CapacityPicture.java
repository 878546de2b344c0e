package io.paddock.capacity.ui;

import io.paddock.account.UserId;
import io.paddock.capacity.Ask;
import io.paddock.capacity.Node;
import io.paddock.capacity.NodeLoad;
import java.util.List;
import java.util.Map;

/**
 * What the page about capacity shows at a moment.
 *
 * @param names of those who have slices or wait
 * @param mayDrain whether the person who looks may take slices out of use
 */
record CapacityPicture(List<NodeLoad> nodes, List<Ask> queue, Map<UserId, String> names, boolean mayDrain) {

    CapacityPicture {
        nodes = List.copyOf(nodes);
        queue = List.copyOf(queue);
        names = Map.copyOf(names);
    }

    /** Whether the devices of a machine are still being looked for. */
    boolean looksForGpus() {
        return nodes.stream().anyMatch(load -> load.node().look() == Node.Look.NOT_YET);
    }

    /** Whether a machine may have devices that cannot be read. */
    boolean cannotReadGpus() {
        return nodes.stream().anyMatch(load -> load.node().look() == Node.Look.FAILED);
    }

    boolean hasGpus() {
        return nodes.stream().anyMatch(load -> !load.node().slices().isEmpty());
    }
}
