package io.paddock.assignment.sheet;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Makes the notebook that students get: without solutions, hidden tests and mark schemes, and with locks. */
public final class StudentVersion {

    private final Stubs stubs;

    public StudentVersion(Stubs stubs) {
        this.stubs = stubs;
    }

    public Sheet of(Sheet source) {
        return source.with(source.cells().stream().map(this::cell).toList());
    }

    private SheetCell cell(SheetCell cell) {
        var text = Region.MARK_SCHEME
                .cut(Region.HIDDEN_TESTS.cut(cell.source()).text())
                .text();
        var made = cell.with(cell.kind().isAnswer() ? withoutSolution(cell, text) : text);
        lock(made);
        return made;
    }

    private String withoutSolution(SheetCell cell, String text) {
        var cut = Region.SOLUTION.cut(text, indentation -> stub(cell, indentation));
        return cut.found() ? cut.text() : String.join("\n", stub(cell, ""));
    }

    private List<String> stub(SheetCell cell, String indentation) {
        return cell.isCode()
                ? List.of(indentation + stubs.code(), indentation + "raise NotImplementedError()")
                : List.of(stubs.text());
    }

    /** Jupyter's words for locks; the server enforces them while a student edits. */
    private static void lock(SheetCell cell) {
        if (cell.kind() == CellKind.PLAIN || !(cell.json().get("metadata") instanceof ObjectNode metadata)) {
            return;
        }
        metadata.put("deletable", false);
        if (cell.kind().isTeachers()) {
            metadata.put("editable", false);
        }
    }
}
