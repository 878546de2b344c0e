package io.paddock.capacity;

import io.paddock.account.UserId;
import io.paddock.capacity.Admission.Granted;
import io.paddock.capacity.Admission.Refused;
import io.paddock.capacity.Admission.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One decision of {@link Admission#decide}. */
record AdmissionDecision(
        List<Node> nodes, List<Lease> leases, List<Ask> queue, Ask ask, AdmissionRules rules, Instant now) {

    Admission decide() {
        NodeRoom best = best();
        List<Limit> limits = limits(best);
        if (limits.isEmpty() && best != null) {
            return new Granted(best.node().name(), best.device(ask.need()));
        }
        ComputeNeed least = couldDoWithout() ? ask.need().withoutSlice() : ask.need();
        boolean neverFits = nodes.stream().noneMatch(node -> node.couldEverCarry(least));
        if (ask.ahead() || neverFits || firmLabsOf(ask.person()) >= rules.labsPerPerson()) {
            return new Refused(limits);
        }
        return new Waiting(line().size() + 1, limits, new Forecast(this).earliest(), givesWay());
    }

    private List<Limit> limits(@Nullable NodeRoom best) {
        var limits = new ArrayList<Limit>();
        long labs = firmLabsOf(ask.person()) + aheadOf(ask.person()).count();
        if (labs >= rules.labsPerPerson()) {
            limits.add(new Limit(
                    Limit.Kind.PERSON_LABS, null, labs + 1, rules.labsPerPerson() - labs, rules.labsPerPerson()));
        }
        int before = line().size();
        if (before > 0) {
            limits.add(new Limit(Limit.Kind.QUEUE, null, before, 0, before));
        }
        if (best == null) {
            limits.add(new Limit(Limit.Kind.NO_NODE, null, 1, 0, 0));
        } else {
            limits.addAll(best.lacks(ask.need()));
        }
        return limits;
    }

    /** Those who wait for the same class of slice and came before. */
    List<Ask> line() {
        SliceClass mine = SliceClass.of(ask.need().slice());
        return queue.stream()
                .filter(other -> SliceClass.of(other.need().slice()) == mine)
                .toList();
    }

    /** Where no slice is large enough, whoever can do without one is asked before being sent away. */
    private boolean couldDoWithout() {
        SliceNeed slice = ask.need().slice();
        return slice != null && slice.cpuToo();
    }

    private boolean tooManyLabs(List<Lease> remaining) {
        return remaining.stream()
                        .filter(lease -> lease.person().equals(ask.person()))
                        .count()
                >= rules.labsPerPerson();
    }

    /** Labs that a person has or waits for; those ahead of need do not count: they give way. */
    private long firmLabsOf(UserId person) {
        return leases.stream()
                        .filter(lease -> !lease.ahead() && lease.person().equals(person))
                        .count()
                + queue.stream().filter(other -> other.person().equals(person)).count();
    }

    private Stream<Lease> aheadOf(UserId person) {
        return leases.stream().filter(lease -> lease.ahead() && lease.person().equals(person));
    }

    /** The node that lacks least, of those that could carry the request when empty. */
    private @Nullable NodeRoom best() {
        List<Node> able =
                nodes.stream().filter(node -> node.couldEverCarry(ask.need())).toList();
        return (able.isEmpty() ? nodes : able)
                .stream()
                        .map(node -> NodeRoom.of(node, leases))
                        .min(Comparator.comparingInt((NodeRoom room) ->
                                        room.lacks(ask.need()).size())
                                .thenComparing(Comparator.comparingInt(NodeRoom::freeMemory)
                                        .reversed())
                                .thenComparing(room -> room.node().name()))
                        .orElse(null);
    }

    /** The head of the queue may ask labs that nobody needs yet to go: as few as do, the newest first. */
    private List<HolderId> givesWay() {
        if (!line().isEmpty()) {
            return List.of();
        }
        List<Lease> newestFirst = leases.stream()
                .filter(Lease::ahead)
                .sorted(Comparator.comparing((Lease lease) -> lease.person().equals(ask.person()))
                        .thenComparing(Lease::grantedAt)
                        .reversed())
                .toList();
        for (Node node : nodes) {
            Optional<List<Lease>> enough = enoughOn(node, newestFirst);
            if (enough.isPresent()) {
                return enough.get().stream().map(Lease::holder).toList();
            }
        }
        return List.of();
    }

    private Optional<List<Lease>> enoughOn(Node node, List<Lease> candidates) {
        var remaining = new ArrayList<>(leases);
        var chosen = new ArrayList<Lease>();
        for (Lease candidate : candidates) {
            if (fits(node, remaining)) {
                return Optional.of(chosen);
            }
            // one's own makes room for oneself wherever it runs
            if (candidate.node().equals(node.name())
                    || candidate.person().equals(ask.person()) && tooManyLabs(remaining)) {
                remaining.remove(candidate);
                chosen.add(candidate);
            }
        }
        return fits(node, remaining) ? Optional.of(chosen) : Optional.empty();
    }

    private boolean fits(Node node, List<Lease> remaining) {
        var alone = new AdmissionDecision(List.of(node), remaining, queue, ask, rules, now);
        return alone.limits(alone.best()).isEmpty();
    }
}
