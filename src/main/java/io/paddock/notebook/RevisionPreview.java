package io.paddock.notebook;

import java.util.List;

/**
 * A revision's cells beside the notebook as it is now.
 *
 * @param gone cells of now that the revision does not have
 */
public record RevisionPreview(NotebookRevision revision, List<Cell> cells, List<Cell> gone) {

    public RevisionPreview {
        cells = List.copyOf(cells);
        gone = List.copyOf(gone);
    }

    /** A cell as it was. */
    public record Cell(String id, CellType type, String source, Difference difference) {}

    /** How a cell differs from the one that is there now. */
    public enum Difference {
        SAME,
        CHANGED,
        /** The notebook does not have it now. */
        MISSING_NOW,
        /** Only the notebook of now has it. */
        ONLY_NOW
    }

    /** Whether going back to it would change nothing. */
    public boolean isPresent() {
        return gone.isEmpty() && cells.stream().allMatch(cell -> cell.difference() == Difference.SAME);
    }
}
