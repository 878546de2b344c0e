package io.paddock.notebook;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Loads notebooks, hands out one instance of each and lets go of those that nobody needs and the database has. */
@Component
class OpenNotebookRegistry implements OpenNotebooks {

    private static final Logger log = LoggerFactory.getLogger(OpenNotebookRegistry.class);
    private static final long KEEP_UNUSED_MILLIS = 30_000;

    private final NotebookReading reading;
    private final NotebookQueries queries;
    private final NotebookProgress progress;
    private final NotebookJournal journal;
    private final Clock clock;
    private final AtomicBoolean recovered = new AtomicBoolean();
    private final Map<NotebookId, Slot> slots = new ConcurrentHashMap<>();

    OpenNotebookRegistry(
            NotebookReading reading,
            NotebookQueries queries,
            NotebookProgress progress,
            NotebookJournal journal,
            Clock clock) {
        this.reading = reading;
        this.queries = queries;
        this.progress = progress;
        this.journal = journal;
        this.clock = clock;
    }

    /** A place for one notebook; its lock guards loading and letting go, never a turn. */
    static final class Slot {

        private final ReentrantLock loading = new ReentrantLock();
        private @Nullable OpenNotebook notebook;
        private int holds;
        private long unusedSince;
        private boolean gone;
    }

    @Override
    public NotebookHold open(NotebookId id) {
        while (true) {
            Slot slot = slots.computeIfAbsent(id, key -> new Slot());
            slot.loading.lock();
            try {
                if (!slot.gone) {
                    return hold(id, slot);
                }
            } finally {
                slot.loading.unlock();
            }
        }
    }

    private NotebookHold hold(NotebookId id, Slot slot) {
        OpenNotebook notebook = slot.notebook;
        if (notebook == null) {
            try {
                notebook = load(id);
            } catch (RuntimeException failed) {
                slot.gone = true;
                slots.remove(id, slot);
                throw failed;
            }
            slot.notebook = notebook;
        }
        slot.holds++;
        return new Hold(slot, notebook);
    }

    private OpenNotebook load(NotebookId id) {
        NotebookReading.Loaded loaded = reading.load(id, OutputLimits.DEFAULT);
        NotebookDocument document = loaded.document();
        long position = loaded.journalledTo();
        for (NotebookJournal.Entry entry : journal.replay(id, position)) {
            try {
                document.apply(entry.happened());
            } catch (RuntimeException broken) {
                log.error("record {} of notebook {} cannot be applied", entry.position(), id, broken);
            }
            position = entry.position();
        }
        return new OpenNotebook(loaded.head(), document, loaded.stored(), position, journal, clock);
    }

    private final class Hold implements NotebookHold {

        private final Slot slot;
        private final OpenNotebook notebook;
        private final AtomicBoolean open = new AtomicBoolean(true);

        Hold(Slot slot, OpenNotebook notebook) {
            this.slot = slot;
            this.notebook = notebook;
        }

        @Override
        public OpenNotebook notebook() {
            return notebook;
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                slot.loading.lock();
                try {
                    slot.holds--;
                    slot.unusedSince = clock.millis();
                } finally {
                    slot.loading.unlock();
                }
            }
        }
    }

    @Override
    public Optional<OpenNotebook> inMemory(NotebookId id) {
        Slot slot = slots.get(id);
        return slot == null ? Optional.empty() : Optional.ofNullable(slot.notebook);
    }

    /** All that are in memory. */
    List<OpenNotebook> all() {
        List<OpenNotebook> all = new ArrayList<>();
        for (Slot slot : slots.values()) {
            OpenNotebook notebook = slot.notebook;
            if (notebook != null) {
                all.add(notebook);
            }
        }
        return all;
    }

    /** Lets go of what has not been used for a while, is written and has no open run. */
    void letGo() {
        slots.forEach((id, slot) -> {
            if (!slot.loading.tryLock()) {
                return;
            }
            try {
                OpenNotebook notebook = slot.notebook;
                if (notebook != null
                        && slot.holds == 0
                        && clock.millis() - slot.unusedSince >= KEEP_UNUSED_MILLIS
                        && notebook.close()) {
                    slot.gone = true;
                    slots.remove(id, slot);
                    progress.forget(id);
                }
            } finally {
                slot.loading.unlock();
            }
        });
    }

    @Override
    public List<NotebookId> withKernelOrRuns() {
        recoverOnce();
        Set<NotebookId> found = new HashSet<>(queries.withKernelOrRuns());
        for (OpenNotebook notebook : all()) {
            boolean busy = notebook.execute(turn -> turn.document().kernel().isPresent()
                    || !turn.document().runs().isEmpty());
            if (busy) {
                found.add(notebook.id());
            } else {
                found.remove(notebook.id());
            }
        }
        return found.stream().sorted(Comparator.comparing(NotebookId::value)).toList();
    }

    /** Brings into memory what the journal has beyond the database, so that it is written; does so once, at the start. */
    void recoverOnce() {
        if (recovered.compareAndSet(false, true)) {
            try {
                recover();
            } catch (RuntimeException failed) {
                recovered.set(false);
                throw failed;
            }
        }
    }

    private void recover() {
        List<NotebookId> journalled = journal.notebooks();
        Map<NotebookId, Long> written = queries.journalledTo(journalled);
        for (NotebookId id : journalled) {
            Long position = written.get(id);
            journal.flushed(id, position == null ? Long.MAX_VALUE : position);
        }
        for (NotebookId id : journal.notebooks()) {
            try (NotebookHold hold = open(id)) {
                log.info("notebook {} goes on from the journal", hold.notebook().id());
            } catch (NoSuchElementException deleted) {
                log.debug("notebook {} is gone", id, deleted);
            }
        }
    }
}
