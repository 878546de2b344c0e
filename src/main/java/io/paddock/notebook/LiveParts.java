package io.paddock.notebook;

import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** What the live half of the module adds to the document that a browser loads. */
interface LiveParts {

    /**
     * Called in a turn, for a notebook that is in memory.
     *
     * @return the number of the newest event, and the body of a {@code lab} event in this language
     */
    Snapshot snapshot(OpenNotebook.Turn turn, Locale language);

    record Snapshot(long event, ObjectNode lab) {}
}
