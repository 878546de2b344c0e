package io.paddock.notebook;

import io.paddock.notebook.kernel.MessageId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts clients' batches in order: rebases a batch on what came before it, plans it, and queues the runs that it asks for. */
record BatchOrder(NotebookDocument document, Clock clock) {

    private static final int LONGEST_CLIENT = 64;

    /**
     * The answer to a batch; one that came before gets its answer again.
     *
     * @param wentBackTo the revision that the batch goes back to; null for an edit
     * @param record journals and applies; called for a batch that fits, before this returns
     */
    BatchAnswer answer(
            OperationBatch batch, boolean mayChange, @Nullable Long wentBackTo, Consumer<NotebookRecord> record) {
        Optional<AppliedBatch> before = document.log().find(batch.client(), batch.sequence());
        if (before.isPresent()) {
            return new BatchAnswer.Repeated(before.get());
        }
        try {
            NotebookRecord.Edited edited = plan(batch, mayChange, wentBackTo);
            record.accept(edited);
            return new BatchAnswer.Applied(edited.batch(), edited.runs());
        } catch (BatchPlan.Impossible impossible) {
            return new BatchAnswer.Rejected(batch.client(), batch.sequence(), impossible.reason(), impossible.words());
        }
    }

    private NotebookRecord.Edited plan(OperationBatch batch, boolean mayChange, @Nullable Long wentBackTo) {
        if (!mayChange) {
            throw new BatchPlan.Impossible(BatchAnswer.Reason.READ_ONLY, "read-only");
        }
        if (batch.base() > document.revision() || batch.sequence() < 1 || !isClient(batch.client())) {
            throw new BatchPlan.Impossible(BatchAnswer.Reason.INVALID, "base");
        }
        List<DocumentOperation> now = document.log().transform(batch);
        if (now == null) {
            throw new BatchPlan.Impossible(BatchAnswer.Reason.TOO_OLD, "too-old");
        }
        List<DocumentOperation> planned = BatchPlan.of(document.cellList().all(), now);
        AppliedBatch applied = new AppliedBatch(
                document.revision() + 1,
                batch.client(),
                batch.sequence(),
                batch.base(),
                batch.operations(),
                planned,
                clock.instant());
        return new NotebookRecord.Edited(applied, queue(applied), wentBackTo);
    }

    private static boolean isClient(String client) {
        return client.length() <= LONGEST_CLIENT && client.matches("[A-Za-z0-9-]+");
    }

    private List<Execution> queue(AppliedBatch batch) {
        List<Execution> runs = new ArrayList<>();
        for (DocumentOperation operation : batch.operations()) {
            if (operation instanceof DocumentOperation.Run run) {
                run.cells().stream()
                        .filter(cell -> !document.runs().isQueued(cell))
                        .map(cell -> Execution.queued(
                                MessageId.random(), cell, batch.revision(), run.stopOnError(), batch.at()))
                        .forEach(runs::add);
            }
        }
        return runs;
    }
}
