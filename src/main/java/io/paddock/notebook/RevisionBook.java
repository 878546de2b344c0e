package io.paddock.notebook;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a document's sources are kept as a revision: before somebody goes on typing after a pause, now and then while somebody types
 * on and on, when cells are run, and around going back. It looks at nothing but batches and their times, so what the journal replays after a
 * crash makes the same revisions again.
 */
final class RevisionBook {

    static final Duration PAUSE = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofMinutes(5);

    private final NotebookDocument document;
    private long kept = -1;
    private long changed = -1;
    private @Nullable Instant firstChange;
    private @Nullable Instant lastChange;

    RevisionBook(NotebookDocument document) {
        this.document = document;
    }

    /** The newest revision that storage has, and the batches since. */
    void resume(long newest, Collection<AppliedBatch> batches) {
        kept = newest;
        for (AppliedBatch batch : batches) {
            if (batch.revision() > newest) {
                note(batch);
            }
        }
    }

    /** A batch is about to be applied. */
    void before(AppliedBatch batch, boolean goesBack) {
        boolean due = goesBack || (changesSources(batch) && isDue(batch.at()));
        if (due && isUnkept()) {
            keep(RevisionReason.EDITED, null, lastChange == null ? batch.at() : lastChange);
        }
    }

    private boolean isDue(Instant now) {
        return kept < 0
                || (lastChange != null && Duration.between(lastChange, now).compareTo(PAUSE) >= 0)
                || (firstChange != null && Duration.between(firstChange, now).compareTo(LONGEST) >= 0);
    }

    /** A batch has been applied. */
    void after(AppliedBatch batch, @Nullable Long wentBackTo) {
        note(batch);
        if (wentBackTo != null) {
            keep(RevisionReason.RESTORED, wentBackTo, batch.at());
        } else if (isUnkept() && batch.operations().stream().anyMatch(DocumentOperation.Run.class::isInstance)) {
            keep(RevisionReason.RUN, null, batch.at());
        }
    }

    /** Keeps what somebody changed since the last revision, before another document takes its place. */
    void keepUnkept(Instant now) {
        if (isUnkept()) {
            keep(RevisionReason.EDITED, null, lastChange == null ? now : lastChange);
        }
    }

    void keep(RevisionReason reason, @Nullable Long wentBackTo, Instant at) {
        kept = document.revision();
        firstChange = null;
        lastChange = null;
        document.dirty().revisions.add(new KeptSources(kept, reason, wentBackTo, at, KeptSources.of(document)));
    }

    private void note(AppliedBatch batch) {
        if (changesSources(batch)) {
            changed = batch.revision();
            lastChange = batch.at();
            firstChange = firstChange == null ? batch.at() : firstChange;
        }
    }

    private boolean isUnkept() {
        return kept < 0 || changed > kept;
    }

    private static boolean changesSources(AppliedBatch batch) {
        return batch.operations().stream().anyMatch(operation -> switch (operation) {
            case DocumentOperation.Text text -> true;
            case DocumentOperation.Insert insert -> true;
            case DocumentOperation.Delete delete -> true;
            case DocumentOperation.Move move -> true;
            case DocumentOperation.Type type -> true;
            case DocumentOperation.Metadata metadata -> true;
            case DocumentOperation.Clear clear -> false;
            case DocumentOperation.Run run -> false;
        });
    }
}
