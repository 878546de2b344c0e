package io.paddock.notebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of a document the database does not have yet, fine enough that a keystroke or a line of output writes no more than itself. */
final class DirtyMarks {

    /** Order of cells, metadata, inputs: the long parts of the notebook's own row. */
    boolean head;

    /** Counters, kernel, origin: its short ones. */
    boolean counters;

    final Set<String> cells = new HashSet<>();
    /** Cells whose list of outputs, or one of them, is another. */
    final Set<String> outputs = new HashSet<>();

    final List<AppliedBatch> batches = new ArrayList<>();
    final Map<String, Execution> executions = new LinkedHashMap<>();
    final List<KeptSources> revisions = new ArrayList<>();

    boolean isEmpty() {
        return !head
                && !counters
                && cells.isEmpty()
                && outputs.isEmpty()
                && batches.isEmpty()
                && executions.isEmpty()
                && revisions.isEmpty();
    }

    void clear() {
        head = false;
        counters = false;
        cells.clear();
        outputs.clear();
        batches.clear();
        executions.clear();
        revisions.clear();
    }

    /** Takes back what could not be written; newer marks stay. */
    void restore(DirtyMarks unwritten) {
        head |= unwritten.head;
        counters |= unwritten.counters;
        cells.addAll(unwritten.cells);
        outputs.addAll(unwritten.outputs);
        batches.addAll(0, unwritten.batches);
        revisions.addAll(0, unwritten.revisions);
        Map<String, Execution> newer = new LinkedHashMap<>(executions);
        executions.clear();
        executions.putAll(unwritten.executions);
        executions.putAll(newer);
    }

    DirtyMarks take() {
        DirtyMarks taken = new DirtyMarks();
        taken.restore(this);
        clear();
        return taken;
    }
}
