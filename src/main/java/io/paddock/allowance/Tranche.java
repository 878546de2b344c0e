package io.paddock.allowance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The next minutes of a lab and the account that they come from: pure decisions about holds. */
record Tranche(long source, Credits amount) {

    /** Takes from the first account that pays for at least a minute, as many minutes as it can and at most that many. */
    static Optional<Tranche> next(List<LedgerAccount> sources, ComputeClass computeClass, int most) {
        for (var source : sources) {
            int minutes = Math.min(most, computeClass.minutes(source.available()));
            if (minutes > 0) {
                return Optional.of(new Tranche(source.id(), computeClass.cost(minutes)));
            }
        }
        return Optional.empty();
    }

    /** Minutes that accounts pay for, each on its own: a minute is not split between two. */
    static int minutes(List<LedgerAccount> sources, ComputeClass computeClass) {
        long sum = sources.stream()
                .mapToLong(source -> computeClass.minutes(source.available()))
                .sum();
        return (int) Math.min(sum, Integer.MAX_VALUE);
    }

    /** Where what is left of a hold goes back to: the last tranche is the last to be used. */
    static List<Tranche> release(List<Tranche> newestFirst, Credits left) {
        var back = new LinkedHashMap<Long, Credits>();
        var remaining = left;
        for (var tranche : newestFirst) {
            var part = remaining.compareTo(tranche.amount()) < 0 ? remaining : tranche.amount();
            if (part.milli() > 0) {
                back.merge(tranche.source(), part, Credits::plus);
                remaining = remaining.minus(part);
            }
        }
        if (remaining.milli() > 0) {
            throw new IllegalStateException("a hold has " + remaining.milli() + " more than was ever set aside");
        }
        var tranches = new ArrayList<Tranche>();
        for (Map.Entry<Long, Credits> entry : back.entrySet()) {
            tranches.add(new Tranche(entry.getKey(), entry.getValue()));
        }
        return tranches;
    }
}
