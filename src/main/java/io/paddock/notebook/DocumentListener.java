package io.paddock.notebook;

import java.util.List;

/**
 * Hears what happens to an open notebook. Called inside the turn that did it, in order, one call at a time: must return quickly, must not wait for
 * anything, take no lock that is held while waiting for a turn (Vaadin's session lock above all), and not throw.
 */
interface DocumentListener {

    void changed(OpenNotebook.Turn turn, List<DocumentChange> changes);

    /** The whole document is another one (reset, restored). */
    void replaced(OpenNotebook.Turn turn);

    /** The database has everything up to this revision. */
    void saved(OpenNotebook.Turn turn, long revision);

    /** Nothing more happens in this turn. */
    void turnEnds();
}
