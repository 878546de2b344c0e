package io.paddock.notebook;

import io.paddock.lab.LabRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one instance of a notebook in memory.
 *
 * <p><strong>Threads.</strong> Everything happens in turns. {@link #execute} runs the work on the calling thread, alone: other threads wait, in the order
 * of their arrival, so a kernel's reader is held back by TCP while a turn is long and nothing queues up in memory. A turn lasts
 * microseconds: inside one, no database, no network, no {@code UI.access}, no other notebook's turn, no waiting. A turn inside a turn of the same
 * notebook is the same turn. Threads that hold a Vaadin session may take a turn; a turn may not wait for a Vaadin session.
 *
 * <p><strong>What a turn may rely on.</strong> A record is in the journal's page cache before it is applied, and applied before {@link Turn#record} returns;
 * listeners have heard of it by then. Where the journal fails ({@link java.io.UncheckedIOException}) nothing was applied.
 *
 * <p>Stays in memory while somebody has a {@link NotebookHold}, a run is open, or the database lacks something of it.
 */
final class OpenNotebook {

    private volatile NotebookHead head;
    private final NotebookJournal journal;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final List<DocumentListener> listeners = new CopyOnWriteArrayList<>();
    private final Turn turn = new Turn();
    /** One writer to the database at a time; taken before a turn, never in one. */
    private final ReentrantLock writing = new ReentrantLock();

    private final StoredOutputs stored;
    private NotebookDocument document;
    private long journalled;
    private boolean closed;

    OpenNotebook(NotebookHead head, NotebookDocument document, long journalled, NotebookJournal journal, Clock clock) {
        this(head, document, new StoredOutputs(), journalled, journal, clock);
    }

    OpenNotebook(
            NotebookHead head,
            NotebookDocument document,
            StoredOutputs stored,
            long journalled,
            NotebookJournal journal,
            Clock clock) {
        this.head = head;
        this.document = document;
        this.stored = stored;
        this.journalled = journalled;
        this.journal = journal;
        this.clock = clock;
    }

    NotebookId id() {
        return head.id();
    }

    NotebookHead head() {
        return head;
    }

    /** The lab that its cells run in from the next one on. */
    void setLab(LabRequest lab) {
        head = head.with(lab);
    }

    void listen(DocumentListener listener) {
        listeners.add(listener);
    }

    void forget(DocumentListener listener) {
        listeners.remove(listener);
    }

    <T> T execute(Function<Turn, T> work) {
        lock.lock();
        try {
            return work.apply(turn);
        } finally {
            leave();
        }
    }

    void run(Consumer<Turn> work) {
        lock.lock();
        try {
            work.accept(turn);
        } finally {
            leave();
        }
    }

    private void leave() {
        try {
            if (lock.getHoldCount() == 1) {
                listeners.forEach(DocumentListener::turnEnds);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Writes what the database lacks; does nothing where somebody else does so already. @return whether something was written */
    boolean flush(NotebookWriting database) {
        return writing.tryLock() && flushLocked(database);
    }

    /** Writes what the database lacks, after whoever does so already. */
    void flushFully(NotebookWriting database) {
        writing.lock();
        flushLocked(database);
    }

    private boolean flushLocked(NotebookWriting database) {
        try {
            Optional<PendingWrite> pending = execute(Turn::pending);
            pending.ifPresent(write -> write(write, database));
            return pending.isPresent();
        } finally {
            writing.unlock();
        }
    }

    private void write(PendingWrite write, NotebookWriting database) {
        try {
            database.write(write, stored);
        } catch (RuntimeException failed) {
            run(now -> document.dirty().restore(write.marks()));
            throw failed;
        }
        journal.flushed(id(), write.position());
        run(now -> {
            new OutputUnloading(document, stored).unload(write.outputs());
            listeners.forEach(listener -> listener.saved(now, write.head().revision()));
        });
    }

    /**
     * Puts another document in the place of this one, in memory and in the database, if the notebook is still at this revision. Waits for the database in the turn:
     * rare, and nothing may happen to the notebook meanwhile. Open runs end as cancelled.
     *
     * @return false where the revision has moved on; nothing has happened then
     */
    boolean replace(long revision, Function<NotebookDocument, NotebookDocument> successor, Storing database) {
        writing.lock();
        try {
            return execute(now -> {
                now.requireOpen();
                if (document.revision() != revision) {
                    return false;
                }
                NotebookDocument next = successor.apply(document);
                for (Execution run : document.runs().all()) {
                    next.dirty()
                            .executions
                            .put(
                                    run.id().value(),
                                    run.ended(
                                            RunState.CANCELLED,
                                            0,
                                            clock.instant(),
                                            RunNote.of("notebook.document.run.replaced")));
                }
                database.store(PendingWrite.take(id(), next, journalled), stored);
                document = next;
                journal.flushed(id(), journalled);
                listeners.forEach(listener -> listener.replaced(now));
                return true;
            });
        } finally {
            writing.unlock();
        }
    }

    /** Stores a whole document in place of another. */
    interface Storing {
        void store(PendingWrite write, StoredOutputs stored);
    }

    /** Ends this instance if nothing would be lost by it. */
    boolean close() {
        if (!writing.tryLock()) {
            return false;
        }
        try {
            return execute(now -> {
                closed = document.dirty().isEmpty() && document.runs().isEmpty();
                return closed;
            });
        } finally {
            writing.unlock();
        }
    }

    /** Reading and changing the notebook; of no use once the turn is over. */
    final class Turn {

        private Turn() {}

        NotebookDocument document() {
            requireTurn();
            return document;
        }

        OpenNotebook notebook() {
            return OpenNotebook.this;
        }

        private Optional<PendingWrite> pending() {
            return document.dirty().isEmpty()
                    ? Optional.empty()
                    : Optional.of(PendingWrite.take(id(), document, journalled));
        }

        private void requireOpen() {
            if (closed) {
                throw new IllegalStateException("notebook " + id() + " was let go of: hold it");
            }
        }

        /** Journals a record, applies it and tells the listeners. */
        List<DocumentChange> record(NotebookRecord happened) {
            requireTurn();
            requireOpen();
            journalled = journal.append(id(), happened);
            List<DocumentChange> changes = document.apply(happened);
            if (!changes.isEmpty()) {
                listeners.forEach(listener -> listener.changed(this, changes));
            }
            return changes;
        }

        /** Puts a client's batch in order. A batch that came before gets its answer again. */
        BatchAnswer submit(OperationBatch batch, boolean mayChange) {
            return submit(batch, mayChange, null);
        }

        /** Puts a batch in order that was made before what is in memory, with what happened since then. */
        BatchAnswer submitLate(OperationBatch batch, List<AppliedBatch> since) {
            document.log().addOlder(since);
            try {
                return submit(batch, true, null);
            } finally {
                document.log().trim();
            }
        }

        /** Makes the sources what they were at a revision; what they are now is kept as one, too. */
        BatchAnswer goBack(long revision, List<KeptSources.Cell> wanted) {
            List<DocumentOperation> way = RevisionReturn.operations(document.cells(), wanted);
            String client = UUID.randomUUID().toString();
            return submit(new OperationBatch(client, 1, document.revision(), way), true, revision);
        }

        /** Makes the sources what somebody wants them to be; nothing happens where they are that already. */
        Optional<BatchAnswer> arrange(List<KeptSources.Cell> wanted) {
            List<DocumentOperation> way = RevisionReturn.operations(document.cells(), wanted);
            if (way.isEmpty()) {
                return Optional.empty();
            }
            document.revisions().keepUnkept(clock.instant());
            String client = UUID.randomUUID().toString();
            return Optional.of(submit(new OperationBatch(client, 1, document.revision(), way), true, null));
        }

        /** These cells, and of the document's no others, count for "done" from now on. */
        void require(Set<String> cells) {
            requireTurn();
            for (DocumentCell cell : document.cellList().all()) {
                if (cell.required != cells.contains(cell.id())) {
                    cell.required = !cell.required;
                    document.dirty().cells.add(cell.id());
                    document.dirty().head = true;
                }
            }
        }

        private BatchAnswer submit(OperationBatch batch, boolean mayChange, @Nullable Long wentBackTo) {
            requireTurn();
            return new BatchOrder(document, clock).answer(batch, mayChange, wentBackTo, this::record);
        }

        private void requireTurn() {
            if (!lock.isHeldByCurrentThread()) {
                throw new IllegalStateException("the turn is over");
            }
        }
    }
}
