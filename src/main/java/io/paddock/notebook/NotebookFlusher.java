package io.paddock.notebook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Brings what changed in memory to the database twice a second, a few notebooks at a time. While the database is away nothing waits for it: what
 * happened is in the journal, changes gather in the documents, and are tried again.
 */
@Component
class NotebookFlusher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(NotebookFlusher.class);
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(3);
    private static final Duration LAST_FLUSH = Duration.ofSeconds(12);
    private static final int AT_A_TIME = 4;

    private final OpenNotebookRegistry notebooks;
    private final NotebookWriting database;
    private final NotebookProgress progress;
    private final Clock clock;
    private final ExecutorService writers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("notebook-writer-", 0).factory());
    private final Semaphore permits = new Semaphore(AT_A_TIME);
    private final Set<NotebookId> underWay = ConcurrentHashMap.newKeySet();
    private final Map<NotebookId, Instant> failedUntil = new ConcurrentHashMap<>();
    private final AtomicBoolean failing = new AtomicBoolean();
    private volatile ScheduledExecutorService timer = newTimer();
    private volatile boolean running;

    NotebookFlusher(OpenNotebookRegistry notebooks, NotebookWriting database, NotebookProgress progress, Clock clock) {
        this.notebooks = notebooks;
        this.database = database;
        this.progress = progress;
        this.clock = clock;
    }

    private static ScheduledExecutorService newTimer() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("notebook-flush").factory());
    }

    @Override
    public void start() {
        running = true;
        timer = newTimer();
        var unused =
                timer.scheduleWithFixedDelay(this::tick, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            notebooks.recoverOnce();
            notebooks.all().forEach(this::flushSoon);
            notebooks.letGo();
        } catch (RuntimeException failed) {
            noteFailure("looking after open notebooks failed", failed);
        }
    }

    private void flushSoon(OpenNotebook notebook) {
        Instant until = failedUntil.get(notebook.id());
        if ((until == null || clock.instant().isAfter(until)) && underWay.add(notebook.id())) {
            writers.execute(() -> flush(notebook));
        }
    }

    private void flush(OpenNotebook notebook) {
        try {
            permits.acquire();
            try {
                flushNow(notebook);
            } finally {
                permits.release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.remove(notebook.id());
        }
    }

    private void flushNow(OpenNotebook notebook) {
        try {
            if (notebook.flush(database)) {
                written(notebook);
            }
            failedUntil.remove(notebook.id());
        } catch (RuntimeException failed) {
            failedUntil.put(notebook.id(), clock.instant().plus(AFTER_FAILURE));
            noteFailure("notebook " + notebook.id() + " cannot be written now; the journal has it", failed);
        }
    }

    private void written(OpenNotebook notebook) {
        progress.published(notebook);
        if (failing.compareAndSet(true, false)) {
            log.info("notebooks are being written to the database again");
        }
    }

    private void noteFailure(String what, RuntimeException failed) {
        if (failing.compareAndSet(false, true)) {
            log.error(what, failed);
        } else {
            log.debug(what, failed);
        }
    }

    /** Writes everything now; for the end of the application and for tests. */
    void flushAll() {
        for (OpenNotebook notebook : notebooks.all()) {
            notebook.flushFully(database);
            written(notebook);
        }
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdown();
        Thread last = Thread.ofVirtual().name("notebook-last-flush").start(this::flushAll);
        try {
            if (!last.join(LAST_FLUSH)) {
                log.warn("not everything reached the database before the end; the journal has it");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
