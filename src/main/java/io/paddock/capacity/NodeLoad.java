package io.paddock.capacity;

import java.util.List;

/** A node, what is handed out on it, and how many wait. */
public record NodeLoad(Node node, List<Lease> leases, int waiting) {

    public NodeLoad {
        leases = List.copyOf(leases);
    }

    public int usedMemoryMebibytes() {
        return leases.stream().mapToInt(lease -> lease.need().memoryMebibytes()).sum();
    }

    public int usedMilliCpus() {
        return leases.stream().mapToInt(lease -> lease.need().milliCpus()).sum();
    }
}
