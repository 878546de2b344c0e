package io.paddock.notebook;

import io.paddock.notebook.kernel.MessageId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A notebook in memory: cells in order with sources and outputs, runs, open inputs, the kernel it is bound to and the log of operations.
 *
 * <p>Not thread-safe: read and changed only inside a turn of its {@link OpenNotebook}. It changes by {@link #apply} alone; what the getters return is
 * for reading, and valid until the turn ends.
 */
final class NotebookDocument {

    private final OutputLimits limits;
    private final CellList cells = new CellList();
    private final RunBook runs = new RunBook();
    private final Map<MessageId, OpenInput> inputs = new LinkedHashMap<>();
    private final OperationLog log;
    private final DirtyMarks dirty = new DirtyMarks();
    private final RevisionBook revisions = new RevisionBook(this);
    private final DocumentRecorder recorder = new DocumentRecorder(this);
    private ObjectNode metadata;
    private ObjectNode extra;
    private long nextOutput = 1;
    private @Nullable KernelSession kernel;
    private @Nullable String original;

    NotebookDocument(OutputLimits limits, OperationLog log, ObjectNode metadata, ObjectNode extra) {
        this.limits = limits;
        this.log = log;
        this.metadata = metadata;
        this.extra = extra;
    }

    /** Applies a record that has been journalled (or comes from the journal) and says what changed. */
    List<DocumentChange> apply(NotebookRecord happened) {
        List<DocumentChange> changes = new ArrayList<>(2);
        recorder.apply(happened, changes);
        return changes;
    }

    long revision() {
        return log.revision();
    }

    OperationLog log() {
        return log;
    }

    /** Living cells in order. */
    List<DocumentCell> cells() {
        return cells.living();
    }

    /** A living cell. */
    Optional<DocumentCell> cell(String id) {
        return Optional.ofNullable(cells.find(id)).filter(cell -> !cell.deleted);
    }

    /** Queued and running executions, oldest first. */
    RunBook runs() {
        return runs;
    }

    List<OpenInput> inputs() {
        return List.copyOf(inputs.values());
    }

    Optional<KernelSession> kernel() {
        return Optional.ofNullable(kernel);
    }

    /** The notebook's own metadata. */
    ObjectNode metadata() {
        return metadata;
    }

    /** Unknown fields of the file. */
    ObjectNode extra() {
        return extra;
    }

    /** How many cells are required and how many of them are done. */
    Progress progress() {
        int required = 0;
        int done = 0;
        for (DocumentCell cell : cells.all()) {
            if (cell.required) {
                required++;
                done += cell.done() && !cell.deleted ? 1 : 0;
            }
        }
        return new Progress(required, done);
    }

    record Progress(int required, int done) {}

    OutputLimits limits() {
        return limits;
    }

    CellList cellList() {
        return cells;
    }

    Map<MessageId, OpenInput> inputMap() {
        return inputs;
    }

    DirtyMarks dirty() {
        return dirty;
    }

    RevisionBook revisions() {
        return revisions;
    }

    long nextOutput() {
        return nextOutput;
    }

    void nextOutput(long next) {
        nextOutput = next;
    }

    long takeOutputNumber() {
        dirty.counters = true;
        return nextOutput++;
    }

    void kernel(@Nullable KernelSession session) {
        kernel = session;
        dirty.counters = true;
    }

    /** The hash of the file that this is, byte for byte; null once it was revised. */
    @Nullable String original() {
        return original;
    }

    void original(@Nullable String hash) {
        if (!java.util.Objects.equals(original, hash)) {
            original = hash;
            dirty.counters = true;
        }
    }
}
