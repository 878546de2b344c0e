package io.paddock.notebook;

import java.util.List;

/** What applying a record changed, for views; each maps to one kind of event of docs/notebook-protocol.md, section 4. */
sealed interface DocumentChange {

    /** {@code applied}. */
    record Applied(AppliedBatch batch) implements DocumentChange {}

    /** {@code execution}: a run was queued, sent, numbered or has ended. */
    record Ran(Execution execution) implements DocumentChange {}

    /** {@code stale}. */
    record WentStale(List<String> cells) implements DocumentChange {
        public WentStale {
            cells = List.copyOf(cells);
        }
    }

    /** {@code outputs.clear}. */
    record OutputsCleared(String cell) implements DocumentChange {}

    /** {@code output.add}: {@link CellOutputs#get} of the index gives it, until the turn ends. */
    record OutputAdded(String cell, int index) implements DocumentChange {}

    /** {@code output.set}. */
    record OutputSet(String cell, int index) implements DocumentChange {}

    /** {@code stream.append}. */
    record StreamAppended(String cell, int index, String text) implements DocumentChange {}

    /** Lines of a stream have changed that are not its last: {@code output.set}. */
    record StreamRedrawn(String cell, int index) implements DocumentChange {}

    /** Outputs were cut in the middle, so indexes moved: {@code outputs.clear} and {@code output.add} for each. */
    record OutputsRebuilt(String cell) implements DocumentChange {}

    /** {@code input}. */
    record InputOpened(OpenInput input) implements DocumentChange {}

    /** {@code input.done}. */
    record InputDone(OpenInput input) implements DocumentChange {}
}
