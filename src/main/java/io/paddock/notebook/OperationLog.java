package io.paddock.notebook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The newest batches of a notebook in the server's order, without gaps: what a late batch is transformed over. */
final class OperationLog {

    private final int most;
    private final Deque<AppliedBatch> batches = new ArrayDeque<>();
    private final Map<String, Long> newestOfClient = new HashMap<>();
    private long revision;

    OperationLog(long revision, int most) {
        this.revision = revision;
        this.most = most;
    }

    long revision() {
        return revision;
    }

    /** The oldest revision that a batch may be based on. */
    long oldestBase() {
        return revision - batches.size();
    }

    void add(AppliedBatch batch) {
        if (batch.revision() != revision + 1) {
            throw new IllegalStateException("revision " + batch.revision() + " after " + revision);
        }
        revision = batch.revision();
        batches.addLast(batch);
        newestOfClient.put(batch.client(), batch.sequence());
        if (batches.size() > most) {
            dropOldest();
        }
    }

    /** Puts stored batches before the ones that are there. */
    void addOlder(List<AppliedBatch> older) {
        for (AppliedBatch batch : older.reversed()) {
            if (batch.revision() == oldestBase()) {
                batches.addFirst(batch);
                newestOfClient.merge(batch.client(), batch.sequence(), Math::max);
            }
        }
    }

    /** Lets go of what {@link #addOlder} brought. */
    void trim() {
        while (batches.size() > most) {
            dropOldest();
        }
    }

    private void dropOldest() {
        AppliedBatch oldest = batches.removeFirst();
        newestOfClient.remove(oldest.client(), oldest.sequence());
    }

    /** The answer that a batch has had already. */
    Optional<AppliedBatch> find(String client, long sequence) {
        Long newest = newestOfClient.get(client);
        if (newest == null || newest < sequence) {
            return Optional.empty();
        }
        return batches.stream()
                .filter(batch -> batch.sequence() == sequence && batch.client().equals(client))
                .findFirst();
    }

    /** All that are in memory, oldest first. */
    List<AppliedBatch> all() {
        return List.copyOf(batches);
    }

    /**
     * The operations of a batch as they must be at the newest revision. A client may send batches one after the other that were all made on
     * one base (it was offline): its own earlier ones count as known to it.
     *
     * @return null where the base is older than the log
     */
    @Nullable List<DocumentOperation> transform(OperationBatch batch) {
        return batch.base() < oldestBase() ? null : at(batch, revision);
    }

    private List<DocumentOperation> at(OperationBatch batch, long until) {
        List<AppliedBatch> since = batches.stream()
                .filter(earlier -> earlier.revision() > batch.base() && earlier.revision() <= until)
                .toList();
        List<List<DocumentOperation>> own = new ArrayList<>();
        for (AppliedBatch earlier : since) {
            if (isOwn(earlier, batch)) {
                own.add(madeOn(earlier, batch.base()));
            }
        }
        List<DocumentOperation> operations = batch.operations();
        for (AppliedBatch earlier : since) {
            if (isOwn(earlier, batch)) {
                own.removeFirst();
                continue;
            }
            List<DocumentOperation> others = earlier.operations();
            for (int i = 0; i < own.size(); i++) {
                OperationTransform.Crossed crossed = OperationTransform.cross(others, own.get(i));
                others = crossed.first();
                own.set(i, crossed.second());
            }
            operations = OperationTransform.cross(others, operations).second();
        }
        return operations;
    }

    /** A client's earlier batch as it was on a base that its next one was made on. */
    private List<DocumentOperation> madeOn(AppliedBatch earlier, long base) {
        if (earlier.base() > base || earlier.base() < oldestBase()) {
            return earlier.operations();
        }
        return at(new OperationBatch(earlier.client(), earlier.sequence(), earlier.base(), earlier.sent()), base);
    }

    private static boolean isOwn(AppliedBatch earlier, OperationBatch batch) {
        return earlier.client().equals(batch.client()) && earlier.sequence() < batch.sequence();
    }
}
