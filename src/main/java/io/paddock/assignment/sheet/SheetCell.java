package io.paddock.assignment.sheet;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A cell of a notebook with what nbgrader's metadata says about it.
 *
 * @param id of the cell in the file; empty in files older than nbformat 4.5
 * @param gradeId nbgrader's name of it; null for {@link CellKind#PLAIN}
 * @param points {@link Points#NONE} where nobody marks it
 * @param json the cell as the file has it; never changed
 */
public record SheetCell(
        String id,
        boolean isCode,
        CellKind kind,
        @Nullable String gradeId,
        Points points,
        String source,
        ObjectNode json) {

    /** The same cell with another text, and without outputs where it is code. */
    SheetCell with(String text) {
        var changed = json.deepCopy();
        changed.put("source", text);
        if (isCode) {
            changed.putArray("outputs");
            changed.putNull("execution_count");
        }
        return new SheetCell(id, isCode, kind, gradeId, points, text, changed);
    }

    /** The text for teachers to read: without the lines that only mark where a region begins and ends. */
    public String unmarked() {
        return Region.unmarked(source);
    }

    /** The name that people see: nbgrader's, else the cell's. */
    public String name() {
        return gradeId == null ? id : gradeId;
    }
}
