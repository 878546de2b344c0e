package io.paddock.notebook;

import io.paddock.notebook.kernel.MessageId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which cell a run belongs to, a while beyond its end: a thread of the cell may still print then. */
final class RunCells {

    private static final int ENDED_REMEMBERED = 256;

    private final Map<MessageId, String> ended = new LinkedHashMap<>();

    Optional<String> of(MessageId run, NotebookDocument document) {
        var open = document.runs().find(run);
        return open != null ? Optional.of(open.cell()) : Optional.ofNullable(ended.get(run));
    }

    void ends(MessageId run, NotebookDocument document) {
        of(run, document).ifPresent(cell -> ended.put(run, cell));
        if (ended.size() > ENDED_REMEMBERED) {
            ended.remove(ended.keySet().iterator().next());
        }
    }

    /** What runs from before print belongs nowhere any more. */
    void forget() {
        ended.clear();
    }
}
