package io.paddock.notebook;

import io.paddock.notebook.kernel.KernelMessage.ExecuteReply.Outcome;
import io.paddock.notebook.kernel.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one notebook, in order: one with the kernel, the others waiting.
 *
 * <p>Pure: it neither sends nor waits nor journals. Its methods give the records that make the document say the same. Not safe for several threads.
 */
final class RunQueue {

    /** More than notebooks have cells; what is asked for beyond it is cancelled, so that nobody fills the server's memory. */
    static final int LIMIT = 2_000;

    static final RunNote ONE_BEFORE_FAILED = RunNote.of("notebook.live.run.one-before-failed");
    static final RunNote QUEUE_FULL = RunNote.of("notebook.live.run.queue-full", LIMIT);

    private final List<Execution> waiting = new ArrayList<>();
    private @Nullable Execution current;
    private @Nullable RunNote interruption;

    /** Takes up what an earlier process of the application had queued and sent. */
    void resume(Collection<Execution> open) {
        for (var run : open) {
            if (run.state() == RunState.RUNNING && current == null) {
                current = run;
            } else if (!run.state().ended()) {
                waiting.add(run);
            }
        }
    }

    /** Lets runs wait. */
    List<NotebookRecord> add(Collection<Execution> runs, Instant at) {
        var records = new ArrayList<NotebookRecord>();
        for (var run : runs) {
            if (waiting.size() < LIMIT) {
                waiting.add(run);
            } else {
                records.add(cancelled(run, QUEUE_FULL, at));
            }
        }
        return records;
    }

    /** The run that is to be sent next; empty while one is under way or nothing waits. */
    Optional<Execution> next() {
        return current == null ? waiting.stream().findFirst() : Optional.empty();
    }

    /** The run that {@link #next} gave goes to the kernel now. */
    NotebookRecord begin(Instant at) {
        if (current != null) {
            throw new IllegalStateException("a run is under way");
        }
        current = waiting.removeFirst().sent(at);
        interruption = null;
        return new NotebookRecord.RunSent(current.id(), at);
    }

    /** The run that is with the kernel. */
    Optional<Execution> current() {
        return Optional.ofNullable(current);
    }

    boolean isCurrent(@Nullable MessageId id) {
        return current != null && current.id().equals(id);
    }

    /** The kernel has numbered the run; one that is not under way (forged, or told twice) changes nothing. */
    List<NotebookRecord> counted(long sequence, MessageId id, int count) {
        if (current == null || !isCurrent(id) || count <= 0) {
            return List.of();
        }
        current = current.counted(count);
        return List.of(new NotebookRecord.RunStarted(sequence, id, count));
    }

    /** A run has ended by its reply; one that is not under way (forged, or told twice) changes nothing. */
    List<NotebookRecord> replied(
            long sequence, MessageId id, Outcome outcome, int count, Instant at, @Nullable RunNote hint) {
        if (current == null || !isCurrent(id)) {
            return List.of();
        }
        if (outcome == Outcome.OK) {
            return List.of(finish(sequence, RunState.DONE, count, at, null));
        }
        var failed = current;
        // the numbered record last: a crash between them fetches the reply again
        var records = new ArrayList<NotebookRecord>();
        if (failed.stopOnError()) {
            records.addAll(cancelWhere(run -> run.group() == failed.group(), ONE_BEFORE_FAILED, at));
        }
        if (outcome == Outcome.ABORTED) {
            records.add(finish(sequence, RunState.CANCELLED, count, at, interruption));
        } else if (interruption != null) {
            records.add(finish(sequence, RunState.INTERRUPTED, count, at, interruption));
        } else {
            records.add(finish(sequence, RunState.FAILED, count, at, hint));
        }
        return records;
    }

    /** The reply never came, but what the kernel said since proves that the run is over. */
    List<NotebookRecord> endedUnseen(long sequence, RunNote note, Instant at) {
        if (current == null) {
            return List.of();
        }
        var state = interruption == null ? RunState.DONE : RunState.INTERRUPTED;
        return List.of(finish(sequence, state, 0, at, note));
    }

    /** The run's cell is gone: there is nothing to send. */
    NotebookRecord dropNext(RunNote why, Instant at) {
        return cancelled(waiting.removeFirst(), why, at);
    }

    /** Somebody interrupts: nothing that waits begins, and if the run under way ends with an error, this is why. */
    List<NotebookRecord> interrupting(RunNote why, Instant at) {
        interruption = current == null ? null : why;
        return cancelWhere(run -> true, why, at);
    }

    /** There is no kernel any more: the run under way ends so, what waits is cancelled. */
    List<NotebookRecord> kernelGone(RunState how, RunNote why, Instant at) {
        var records = new ArrayList<NotebookRecord>();
        if (current != null) {
            records.add(finish(0, how, 0, at, why));
        }
        records.addAll(cancelWhere(run -> true, why, at));
        return records;
    }

    /** Takes cells out of the queue; the one under way stays. */
    List<NotebookRecord> cancel(Set<String> cells, Instant at) {
        return cancelWhere(run -> cells.contains(run.cell()), null, at);
    }

    /** The place of a run that waits, from 1; 0 where it does not. */
    int place(MessageId id) {
        for (var i = 0; i < waiting.size(); i++) {
            if (waiting.get(i).id().equals(id)) {
                return i + 1;
            }
        }
        return 0;
    }

    int size() {
        return waiting.size() + (current == null ? 0 : 1);
    }

    List<Execution> waiting() {
        return List.copyOf(waiting);
    }

    private NotebookRecord finish(long sequence, RunState state, int count, Instant at, @Nullable RunNote note) {
        var ended = java.util.Objects.requireNonNull(current);
        current = null;
        interruption = null;
        return new NotebookRecord.RunEnded(sequence, ended.id(), state, count, at, note);
    }

    private List<NotebookRecord> cancelWhere(Predicate<Execution> which, @Nullable RunNote why, Instant at) {
        var cancelled = waiting.stream().filter(which).toList();
        waiting.removeAll(cancelled);
        return cancelled.stream().map(run -> cancelled(run, why, at)).toList();
    }

    private static NotebookRecord cancelled(Execution run, @Nullable RunNote why, Instant at) {
        return new NotebookRecord.RunEnded(0, run.id(), RunState.CANCELLED, 0, at, why);
    }
}
