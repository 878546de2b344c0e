package io.paddock.capacity;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of the machines labs may have, and for how long.
 *
 * @param reservedMemory kept back on each node for everything else, at most half of the node
 * @param cpuOvercommit how many times a core is promised: notebooks mostly wait for people
 * @param labsPerNode at most
 * @param lease how long a lab may run at first, and by how much an extension moves its end
 * @param longestLease how long a lab may run with all extensions
 * @param slices devices that are not found by looking, or to try the whole without a GPU
 */
@ConfigurationProperties("paddock.capacity")
record CapacitySettings(
        @DefaultValue("2GB") DataSize reservedMemory,
        @DefaultValue("4") int cpuOvercommit,
        @DefaultValue("200") int labsPerNode,
        @DefaultValue("2") int labsPerPerson,
        @DefaultValue("4h") Duration lease,
        @DefaultValue("12h") Duration longestLease,
        @DefaultValue({}) List<StaticSlice> slices) {

    /** A device that an operator names. @param node null for every node */
    record StaticSlice(
            String device,
            @DefaultValue("whole") Slice.Kind kind,
            int memoryMebibytes,
            @DefaultValue("GPU") String model,
            @Nullable String parent,
            @Nullable String node) {

        Slice on(String name) {
            return new Slice(
                    device,
                    name,
                    kind,
                    model,
                    parent == null ? device : parent,
                    memoryMebibytes,
                    Slice.State.AVAILABLE);
        }
    }

    CapacitySettings {
        slices = List.copyOf(slices);
        // says at start what is wrong with one
        slices.forEach(slice -> slice.on("node"));
        if (cpuOvercommit < 1 || labsPerNode < 1 || labsPerPerson < 1) {
            throw new IllegalArgumentException(
                    "paddock.capacity: cpu-overcommit, labs-per-node and labs-per-person are at least 1");
        }
        if (!lease.isPositive() || longestLease.compareTo(lease) < 0) {
            throw new IllegalArgumentException("paddock.capacity: longest-lease is at least as long as lease");
        }
    }

    AdmissionRules rules() {
        return new AdmissionRules(labsPerPerson, lease);
    }

    List<Slice> slicesOf(String node) {
        return slices.stream()
                .filter(slice -> slice.node() == null || slice.node().equals(node))
                .map(slice -> slice.on(node))
                .toList();
    }

    Node node(String name, int cpus, long memoryBytes) {
        long reserved = Math.min(reservedMemory.toBytes(), memoryBytes / 2);
        return new Node(name, (int) ((memoryBytes - reserved) >> 20), cpus * 1000 * cpuOvercommit, labsPerNode);
    }
}
