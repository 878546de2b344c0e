package io.paddock.notebook;

import java.util.List;

/**
 * What a newer version of the file that a notebook was made from did to the notebook.
 *
 * @param changes cells that the newer version has otherwise, in its order, those that it has no longer at the end
 */
public record NotebookUpdate(List<Change> changes) {

    public NotebookUpdate {
        changes = List.copyOf(changes);
    }

    /**
     * A cell that the newer version has otherwise.
     *
     * @param source what the newer version says; of a cell that is gone, what the older one said
     */
    public record Change(String cell, CellType type, Kind kind, String source) {}

    /** What became of a cell. */
    public enum Kind {
        /** Nobody had touched it: it is now as in the newer version. */
        FOLLOWED,
        /** It is new. */
        ADDED,
        /** Nobody had touched it, and the newer version has it no longer: it is gone. */
        REMOVED,
        /** Somebody had changed it: it stayed as it was, and the newer version is not in the notebook. */
        KEPT,
        /** Somebody had changed it, and the newer version has it no longer: it stayed. */
        KEPT_THOUGH_REMOVED
    }
}
