package io.paddock.capacity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request for capacity is granted now and, if not, everything that it waits for.
 *
 * <p>The limits are all that bind: with exactly these relaxed the request is granted, with any one of them left it is not.
 */
public sealed interface Admission {

    /**
     * It fits on this node now.
     *
     * @param slice the id of the device that goes with it; null where none was asked for
     */
    record Granted(String node, @Nullable String slice) implements Admission {

        /** Without a GPU. */
        public Granted(String node) {
            this(node, null);
        }
    }

    /**
     * It is granted when others end or give way.
     *
     * @param place in the queue, from 1
     * @param earliest when it can be granted at the latest, if everybody before it stays as long as they may
     * @param givesWay leases ahead of need that would make room
     */
    record Waiting(int place, List<Limit> limits, Optional<Instant> earliest, List<HolderId> givesWay)
            implements Admission {

        public Waiting {
            limits = List.copyOf(limits);
            givesWay = List.copyOf(givesWay);
        }
    }

    /** Waiting alone does not help. */
    record Refused(List<Limit> limits) implements Admission {

        public Refused {
            limits = List.copyOf(limits);
        }
    }

    /**
     * Decides on one request: first come, first served among those who ask for slices of the same class. A pure function of its arguments.
     *
     * @param leases those that live
     * @param queue those who came before, the first one first
     */
    static Admission decide(
            List<Node> nodes, List<Lease> leases, List<Ask> queue, Ask ask, AdmissionRules rules, Instant now) {
        return new AdmissionDecision(nodes, leases, queue, ask, rules, now).decide();
    }
}
