package io.paddock.capacity.ui;

import io.paddock.capacity.Ask;
import io.paddock.capacity.NodeLoad;
import java.util.List;

/** What the page about capacity shows at a moment. */
record CapacityPicture(List<NodeLoad> nodes, List<Ask> queue) {}
