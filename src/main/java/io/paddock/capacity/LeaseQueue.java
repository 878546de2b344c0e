package io.paddock.capacity;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.stereotype.Component;

/** Those who wait, first come first served for each class of slice, and the nodes that they wait for. */
@Component
class LeaseQueue {

    private final LeaseRows rows;
    private final SliceRows slices;
    private final CapacitySettings settings;
    private final Clock clock;
    private final Map<String, Node> nodes = new ConcurrentSkipListMap<>();
    private final Map<String, Node.Look> looks = new ConcurrentHashMap<>();

    LeaseQueue(LeaseRows rows, SliceRows slices, CapacitySettings settings, Clock clock) {
        this.rows = rows;
        this.slices = slices;
        this.settings = settings;
        this.clock = clock;
    }

    /** The nodes that have been reported, by name. */
    Map<String, Node> nodes() {
        return nodes;
    }

    /** What came of looking for the devices of nodes, by name. */
    Map<String, Node.Look> looks() {
        return looks;
    }

    Lease lease(Ask ask, Admission.Granted granted) {
        Instant now = clock.instant();
        return new Lease(
                ask.holder(),
                ask.person(),
                granted.node(),
                ask.need(),
                ask.ahead(),
                false,
                now,
                now.plus(settings.lease()),
                now.plus(settings.longestLease()),
                granted.slice());
    }

    Admission evaluate(Ask ask, List<Ask> before) {
        return Admission.decide(equipped(), rows.live(), before, ask, settings.rules(), clock.instant());
    }

    /** The nodes with what is known of their devices. */
    List<Node> equipped() {
        List<Slice> all = slices.all();
        return nodes.values().stream()
                .map(node -> node.with(
                        all.stream()
                                .filter(slice -> slice.node().equals(node.name()))
                                .toList(),
                        looks.getOrDefault(node.name(), Node.Look.NOT_YET)))
                .toList();
    }

    /** Lets start who can, from the head on; adds the events that tell of it. Called under the lock. */
    void move(List<Object> told) {
        if (nodes.isEmpty()) {
            return;
        }
        Set<SliceClass> blocked = EnumSet.noneOf(SliceClass.class);
        for (Ask next : rows.queue()) {
            SliceClass line = SliceClass.of(next.need().slice());
            if (blocked.contains(line)) {
                continue;
            }
            switch (evaluate(next, List.of())) {
                case Admission.Granted granted -> {
                    Lease lease = lease(next, granted);
                    rows.insert(lease);
                    rows.dequeue(next.holder());
                    told.add(new LeaseGranted(lease));
                }
                case Admission.Refused refused -> {
                    rows.dequeue(next.holder());
                    told.add(new LeaseRefused(next.holder(), refused.limits()));
                }
                case Admission.Waiting waiting -> {
                    askToYield(waiting, told);
                    blocked.add(line);
                }
            }
        }
    }

    private void askToYield(Admission.Waiting waiting, List<Object> told) {
        for (HolderId holder : waiting.givesWay()) {
            rows.live(holder).filter(lease -> !lease.yielding()).ifPresent(lease -> {
                rows.askToYield(holder);
                told.add(new LeaseMustYield(lease));
            });
        }
    }

    /** Where each of those who wait stands among those who want the same class, from 1. */
    Map<HolderId, Integer> places() {
        var places = new LinkedHashMap<HolderId, Integer>();
        var lines = new EnumMap<SliceClass, Integer>(SliceClass.class);
        for (Ask ask : rows.queue()) {
            places.put(ask.holder(), lines.merge(SliceClass.of(ask.need().slice()), 1, Integer::sum));
        }
        return places;
    }

    /** From 0; -1 for those who do not wait. */
    static int placeOf(HolderId holder, List<Ask> queue) {
        for (int place = 0; place < queue.size(); place++) {
            if (queue.get(place).holder().equals(holder)) {
                return place;
            }
        }
        return -1;
    }
}
