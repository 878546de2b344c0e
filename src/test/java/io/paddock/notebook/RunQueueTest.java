package io.paddock.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.notebook.kernel.KernelMessage.ExecuteReply.Outcome;
import io.paddock.notebook.kernel.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunQueueTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final RunQueue queue = new RunQueue();

    @Test
    void sendsOneAtATimeInOrder() {
        queue.add(List.of(run("a", 1), run("b", 1)), NOW);

        assertThat(queue.next().orElseThrow().cell()).isEqualTo("a");
        queue.begin(NOW);
        assertThat(queue.next()).isEmpty();
        queue.replied(5, id("a"), Outcome.OK, 1, NOW, null);
        assertThat(queue.next().orElseThrow().cell()).isEqualTo("b");
    }

    @Test
    void aFailureCancelsItsOwnGroupOnly() {
        queue.add(List.of(run("a", 1), run("b", 1)), NOW);
        queue.add(List.of(run("c", 2)), NOW);
        queue.begin(NOW);

        var records = queue.replied(5, id("a"), Outcome.ERROR, 1, NOW, null);

        assertThat(records).hasSize(2);
        assertThat(ended(records.getFirst()).run()).isEqualTo(id("b"));
        assertThat(ended(records.getFirst()).kernelSequence()).isZero();
        assertThat(ended(records.getLast()).state()).isEqualTo(RunState.FAILED);
        assertThat(ended(records.getLast()).kernelSequence()).isEqualTo(5);
        assertThat(queue.waiting()).extracting(Execution::cell).containsExactly("c");
    }

    @Test
    void aFailureGoesPastWhereTheRunDoesNotStopOnErrors() {
        queue.add(List.of(lenient("a", 1), lenient("b", 1)), NOW);
        queue.begin(NOW);

        queue.replied(5, id("a"), Outcome.ERROR, 1, NOW, null);

        assertThat(queue.waiting()).hasSize(1);
    }

    @Test
    void aForgedOrRepeatedReplyChangesNothing() {
        queue.add(List.of(run("a", 1)), NOW);
        queue.begin(NOW);

        assertThat(queue.replied(4, id("other"), Outcome.OK, 1, NOW, null)).isEmpty();
        assertThat(queue.counted(4, id("other"), 9)).isEmpty();
        assertThat(queue.replied(5, id("a"), Outcome.OK, 1, NOW, null)).hasSize(1);
        assertThat(queue.replied(6, id("a"), Outcome.OK, 1, NOW, null)).isEmpty();
    }

    @Test
    void anInterruptedRunThatEndsWellIsDone() {
        queue.add(List.of(run("a", 1)), NOW);
        queue.begin(NOW);
        queue.interrupting(RunNote.of("why"), NOW);

        var records = queue.replied(5, id("a"), Outcome.OK, 1, NOW, null);

        assertThat(ended(records.getFirst()).state()).isEqualTo(RunState.DONE);
    }

    @Test
    void anInterruptDoesNotReachTheNextRun() {
        queue.add(List.of(run("a", 1)), NOW);
        queue.begin(NOW);
        queue.interrupting(RunNote.of("why"), NOW);
        queue.replied(5, id("a"), Outcome.ERROR, 1, NOW, null);
        queue.add(List.of(run("b", 2)), NOW);
        queue.begin(NOW);

        var records = queue.replied(6, id("b"), Outcome.ERROR, 2, NOW, null);

        assertThat(ended(records.getFirst()).state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void losesTheRunningAndCancelsTheWaiting() {
        queue.add(List.of(run("a", 1), run("b", 1)), NOW);
        queue.begin(NOW);

        var records = queue.kernelGone(RunState.LOST, RunNote.of("why"), NOW);

        assertThat(records)
                .extracting(record -> ended(record).state())
                .containsExactly(RunState.LOST, RunState.CANCELLED);
        assertThat(queue.size()).isZero();
    }

    @Test
    void takesCellsOutOfTheQueueAndLeavesTheRunning() {
        queue.add(List.of(run("a", 1), run("b", 1), run("c", 1)), NOW);
        queue.begin(NOW);

        queue.cancel(Set.of("a", "c"), NOW);

        assertThat(queue.current().orElseThrow().cell()).isEqualTo("a");
        assertThat(queue.waiting()).extracting(Execution::cell).containsExactly("b");
    }

    @Test
    void takesUpWhatWasRunningAndWaiting() {
        queue.resume(List.of(run("a", 1).sent(NOW), run("b", 1)));

        assertThat(queue.isCurrent(id("a"))).isTrue();
        assertThat(queue.waiting()).hasSize(1);
    }

    @Test
    void refusesMoreThanItHolds() {
        var many = IntStream.range(0, RunQueue.LIMIT + 3)
                .mapToObj(number -> run("cell" + number, 1))
                .toList();

        var records = queue.add(many, NOW);

        assertThat(records)
                .hasSize(3)
                .allMatch(record -> RunQueue.QUEUE_FULL.equals(ended(record).note()));
    }

    private static NotebookRecord.RunEnded ended(NotebookRecord happened) {
        return (NotebookRecord.RunEnded) happened;
    }

    private static Execution run(String cell, long group) {
        return Execution.queued(id(cell), cell, group, true, NOW);
    }

    private static Execution lenient(String cell, long group) {
        return Execution.queued(id(cell), cell, group, false, NOW);
    }

    private static MessageId id(String cell) {
        return new MessageId("run-" + cell);
    }
}
