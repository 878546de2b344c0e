package io.paddock.capacity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is left of a node. */
record NodeRoom(Node node, int freeMemory, int freeMilliCpus, int freeLabs, List<Slice> freeSlices) {

    static NodeRoom of(Node node, List<Lease> leases) {
        List<Lease> here = leases.stream()
                .filter(lease -> lease.node().equals(node.name()))
                .toList();
        return new NodeRoom(
                node,
                node.memoryMebibytes()
                        - here.stream()
                                .mapToInt(lease -> lease.need().memoryMebibytes())
                                .sum(),
                node.milliCpus()
                        - here.stream()
                                .mapToInt(lease -> lease.need().milliCpus())
                                .sum(),
                node.labs() - here.size(),
                node.slices().stream()
                        .filter(slice -> leases.stream()
                                .noneMatch(lease -> slice.device().equals(lease.slice())))
                        .toList());
    }

    List<Limit> lacks(ComputeNeed need) {
        var lacks = new ArrayList<Limit>();
        if (need.memoryMebibytes() > freeMemory) {
            lacks.add(new Limit(
                    Limit.Kind.NODE_MEMORY, node.name(), need.memoryMebibytes(), freeMemory, node.memoryMebibytes()));
        }
        if (need.milliCpus() > freeMilliCpus) {
            lacks.add(new Limit(Limit.Kind.NODE_CPU, node.name(), need.milliCpus(), freeMilliCpus, node.milliCpus()));
        }
        if (freeLabs < 1) {
            lacks.add(new Limit(Limit.Kind.NODE_LABS, node.name(), 1, freeLabs, node.labs()));
        }
        SliceNeed slice = need.slice();
        if (slice != null && slice(slice).isEmpty()) {
            lacks.add(lack(slice));
        }
        return lacks;
    }

    private Limit lack(SliceNeed slice) {
        long fitting = node.fitting(slice);
        long drained = node.drained(slice);
        Limit.Kind kind = Limit.Kind.SLICE;
        if (fitting == 0 && drained > 0) {
            kind = Limit.Kind.SLICE_DRAINED;
        } else if (fitting == 0 && node.look() == Node.Look.NOT_YET) {
            kind = Limit.Kind.SLICE_NOT_LOOKED_FOR;
        } else if (fitting == 0 && node.look() == Node.Look.FAILED) {
            kind = Limit.Kind.SLICE_UNREADABLE;
        }
        return new Limit(
                kind, node.name(), slice.memoryMebibytes(), 0, kind == Limit.Kind.SLICE_DRAINED ? drained : fitting);
    }

    /** The smallest free slice that is large enough: larger ones stay for those who need them. */
    Optional<Slice> slice(SliceNeed need) {
        return freeSlices.stream()
                .filter(slice -> slice.carries(need))
                .min(Comparator.comparingInt(Slice::memoryMebibytes).thenComparing(Slice::device));
    }

    /** The id of the device that a request gets here; null where it asks for none. */
    @Nullable String device(ComputeNeed need) {
        return need.slice() == null
                ? null
                : slice(need.slice()).map(Slice::device).orElse(null);
    }
}
