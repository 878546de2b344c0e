package io.paddock.capacity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Plays the queue forward: everybody stays as long as they may, and the next in line starts when there is room. */
final class Forecast {

    private static final int FURTHEST_PLACE = 500;

    private final AdmissionDecision decision;
    private final List<Lease> leases;
    private final List<Ask> line;

    Forecast(AdmissionDecision decision) {
        this.decision = decision;
        this.leases = new ArrayList<>(decision.leases());
        this.line = new ArrayList<>(decision.line());
        line.add(decision.ask());
    }

    Optional<Instant> earliest() {
        if (line.size() > FURTHEST_PLACE) {
            return Optional.empty();
        }
        // what gives way on request counts as gone
        leases.removeIf(Lease::ahead);
        Instant time = decision.now();
        while (true) {
            Instant reached = time;
            if (startThoseThatFit(reached)) {
                return Optional.of(reached);
            }
            Optional<Lease> next = leases.stream().min(Comparator.comparing(Lease::endsAt));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            leases.remove(next.get());
            time = next.get().endsAt().isAfter(time) ? next.get().endsAt() : time;
        }
    }

    /** True once the last in line, who asks, has started. */
    private boolean startThoseThatFit(Instant time) {
        while (!line.isEmpty()) {
            Ask head = line.getFirst();
            var room = decision.nodes().stream()
                    .map(candidate -> NodeRoom.of(candidate, leases))
                    .filter(candidate -> candidate.lacks(head.need()).isEmpty())
                    .findFirst();
            if (room.isEmpty()) {
                return false;
            }
            line.removeFirst();
            Instant end = time.plus(decision.rules().lease());
            leases.add(new Lease(
                    head.holder(),
                    head.person(),
                    room.get().node().name(),
                    head.need(),
                    false,
                    false,
                    time,
                    end,
                    end,
                    room.get().device(head.need())));
        }
        return true;
    }
}
