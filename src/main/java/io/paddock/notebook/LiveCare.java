package io.paddock.notebook;

import io.paddock.lab.Lab;
import io.paddock.lab.LabService;
import io.paddock.lab.LabState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/**
 * Looks after the labs of live notebooks now and then: what they use, whether they still are what they were, and that a cell that computes
 * is activity, while one that waits for a line is not.
 */
@Component
class LiveCare {

    private static final Duration REPORT_EVERY = Duration.ofSeconds(30);

    private final LabService labs;
    private final Clock clock;
    private final Executor background = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("notebook-care-", 0).factory());
    private final Map<LiveNotebook, Instant> reported = new WeakHashMap<>();

    LiveCare(LabService labs, Clock clock) {
        this.labs = labs;
        this.clock = clock;
    }

    /** A person did something in the notebook. Does not wait. */
    void activity(LiveNotebook notebook) {
        if (isDue(notebook)) {
            background.execute(() -> lab(notebook).ifPresent(lab -> labs.reportActivity(lab.id(), computes(notebook))));
        }
    }

    private synchronized boolean isDue(LiveNotebook notebook) {
        var now = clock.instant();
        var before = reported.get(notebook);
        if (before != null && Duration.between(before, now).compareTo(REPORT_EVERY) < 0) {
            return false;
        }
        reported.put(notebook, now);
        return true;
    }

    /** Waits for lab and database. */
    void look(LiveNotebook notebook) {
        var known = lab(notebook);
        if (known.isEmpty()) {
            return;
        }
        labs.find(known.get().id())
                .filter(now -> !now.equals(known.get()))
                .ifPresent(now ->
                        notebook.notebook().run(turn -> notebook.desk().life().labChanged(now)));
        if (known.get().state() != LabState.READY) {
            return;
        }
        if (computes(notebook) && isDue(notebook)) {
            labs.reportActivity(known.get().id(), true);
        }
        if (notebook.notebook().execute(turn -> !notebook.audience().isEmpty())) {
            labs.usage(known.get().id()).ifPresent(usage -> notebook.notebook().run(turn -> notebook.used(usage)));
        }
    }

    private static boolean computes(LiveNotebook notebook) {
        return notebook.notebook().execute(turn -> notebook.desk().isComputing());
    }

    private static Optional<Lab> lab(LiveNotebook notebook) {
        return notebook.notebook().execute(turn -> notebook.desk().life().lab());
    }
}
