package io.paddock.lab;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** When something was last done in each lab, and whether a kernel computes. */
@Component
class LabActivity {

    private record Last(Instant at, boolean busy) {}

    private final Clock clock;
    private final Map<LabId, Last> labs = new ConcurrentHashMap<>();

    LabActivity(Clock clock) {
        this.clock = clock;
    }

    /** A lab that is met for the first time, or again after a restart, counts as used now. */
    void begin(LabId lab) {
        labs.put(lab, new Last(clock.instant(), false));
    }

    void report(LabId lab, boolean busy) {
        labs.put(lab, new Last(clock.instant(), busy));
    }

    /** A busy kernel is never idle; one that waits for input is reported as not busy. */
    Duration idleFor(LabId lab) {
        Last last = labs.computeIfAbsent(lab, _ -> new Last(clock.instant(), false));
        Duration idle = Duration.between(last.at(), clock.instant());
        return last.busy() || idle.isNegative() ? Duration.ZERO : idle;
    }

    void forget(LabId lab) {
        labs.remove(lab);
    }
}
