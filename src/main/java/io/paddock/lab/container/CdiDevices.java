package io.paddock.lab.container;

import com.github.dockerjava.api.model.Info;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The devices that an engine (28.2 or later) knows by the container device interface. */
final class CdiDevices {

    private CdiDevices() {}

    static Set<String> of(Info info) {
        return info.getRawValues().get("DiscoveredDevices") instanceof Collection<?> devices
                ? devices.stream()
                        .filter(device -> device instanceof Map<?, ?> map
                                && "cdi".equals(map.get("Source"))
                                && map.get("ID") instanceof String)
                        .map(device -> (String) ((Map<?, ?>) device).get("ID"))
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
