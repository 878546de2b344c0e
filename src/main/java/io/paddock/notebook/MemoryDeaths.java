package io.paddock.notebook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the engine said about used-up memory: if a kernel dies soon after, this is why. Used in the notebook's turns only. */
final class MemoryDeaths {

    private static final Duration EXPLAINS = Duration.ofSeconds(30);

    private final Clock clock;
    private @Nullable Instant at;
    private int limitMebibytes;

    MemoryDeaths(Clock clock) {
        this.clock = clock;
    }

    void happened(int limit) {
        at = clock.instant();
        limitMebibytes = limit;
    }

    /** Whether it has not explained a death yet. */
    boolean isOpen() {
        return at != null;
    }

    /** Why a kernel died just now. */
    RunNote note(String otherwise) {
        var since = at;
        at = null;
        if (since != null && Duration.between(since, clock.instant()).compareTo(EXPLAINS) < 0) {
            return RunNote.of("notebook.live.run.out-of-memory", words(limitMebibytes));
        }
        return RunNote.of(otherwise);
    }

    static String words(int mebibytes) {
        return mebibytes % 1024 == 0 ? mebibytes / 1024 + " GiB" : mebibytes + " MiB";
    }
}
