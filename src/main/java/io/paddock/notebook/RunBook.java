package io.paddock.notebook;

import io.paddock.notebook.kernel.MessageId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The runs of a notebook that have not ended, in the order in which they were asked for. */
final class RunBook {

    private final Map<MessageId, Execution> open = new LinkedHashMap<>();

    void add(Execution execution) {
        open.put(execution.id(), execution);
    }

    /** Keeps the newest state of a run; forgets it once it has ended. */
    void update(Execution execution) {
        if (execution.state().ended()) {
            open.remove(execution.id());
        } else {
            open.replace(execution.id(), execution);
        }
    }

    @Nullable Execution find(MessageId run) {
        return open.get(run);
    }

    /** Queued and running ones, oldest first. */
    List<Execution> all() {
        return List.copyOf(open.values());
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** The place in the queue, from 1; 0 where the run is under way or over. */
    int place(MessageId run) {
        int place = 0;
        for (Execution execution : open.values()) {
            if (execution.state() == RunState.QUEUED) {
                place++;
            }
            if (execution.id().equals(run)) {
                return execution.state() == RunState.QUEUED ? place : 0;
            }
        }
        return 0;
    }

    boolean isOpen(String cell) {
        return open.values().stream().anyMatch(execution -> execution.cell().equals(cell));
    }

    boolean isQueued(String cell) {
        return open.values().stream()
                .anyMatch(execution -> execution.cell().equals(cell) && execution.state() == RunState.QUEUED);
    }
}
