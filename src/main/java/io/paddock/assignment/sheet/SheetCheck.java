package io.paddock.assignment.sheet;

import io.paddock.base.language.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what would make grading go wrong in a source notebook, and names the cell. */
public final class SheetCheck {

    private final List<SheetProblem> problems = new ArrayList<>();
    private final Map<String, Integer> firstOf = new HashMap<>();

    private SheetCheck() {}

    /** Everything that is wrong, in the order of the cells. */
    public static List<SheetProblem> problems(Sheet source) {
        var check = new SheetCheck();
        for (var index = 0; index < source.cells().size(); index++) {
            check.cell(index + 1, source.cells().get(index));
        }
        if (source.graded().isEmpty()) {
            check.problems.add(new SheetProblem(0, "", Message.of("assignment.sheet.nothing-graded")));
        }
        return List.copyOf(check.problems);
    }

    private void cell(int number, SheetCell cell) {
        var metadata = new GraderMetadata(cell.json().path("metadata").path("nbgrader"));
        if (metadata.isThere()) {
            identity(number, cell, metadata);
            points(number, cell, metadata);
        }
        markers(number, cell);
        if (cell.kind() == CellKind.TEST) {
            test(number, cell);
        }
    }

    private void identity(int number, SheetCell cell, GraderMetadata metadata) {
        if (metadata.schema() > GraderMetadata.NEWEST_SCHEMA) {
            add(number, cell, "new-schema", metadata.schema());
        }
        if (cell.kind() == CellKind.PLAIN) {
            return;
        }
        var id = metadata.gradeId();
        if (!id.matches("[A-Za-z0-9_-]{1,128}")) {
            add(number, cell, id.isEmpty() ? "no-id" : "bad-id");
            return;
        }
        var first = firstOf.putIfAbsent(id, number);
        if (first != null) {
            add(number, cell, "duplicate-id", first);
        }
    }

    private void points(int number, SheetCell cell, GraderMetadata metadata) {
        if (cell.kind().isGraded()) {
            if (metadata.points().isEmpty()) {
                add(number, cell, metadata.namesPoints() ? "bad-points" : "no-points");
            }
        } else if (metadata.points().filter(points -> points.hundredths() > 0).isPresent()) {
            add(number, cell, "points-without-tests");
        }
    }

    private void markers(int number, SheetCell cell) {
        for (var region : Region.values()) {
            var cut = region.cut(cell.source());
            if (cut.broken()) {
                add(number, cell, "markers", Message.of("assignment.sheet.region." + region.name()));
            }
        }
        if (Region.SOLUTION.cut(cell.source()).found() && !cell.kind().isAnswer()) {
            add(number, cell, "solution-elsewhere");
        }
        if (Region.HIDDEN_TESTS.cut(cell.source()).found() && cell.kind() != CellKind.TEST) {
            add(number, cell, "hidden-tests-elsewhere");
        }
        if (Region.MARK_SCHEME.cut(cell.source()).found() && !cell.kind().isMarkedByHand()) {
            add(number, cell, "mark-scheme-elsewhere");
        }
    }

    private void test(int number, SheetCell cell) {
        if (!cell.isCode()) {
            add(number, cell, "test-not-code");
        } else if (cell.points().hundredths() > 0
                && cell.source()
                        .lines()
                        .allMatch(line -> line.isBlank() || line.strip().startsWith("#"))) {
            add(number, cell, "points-without-tests");
        }
    }

    private void add(int number, SheetCell cell, String what, Object... arguments) {
        problems.add(new SheetProblem(number, cell.name(), Message.of("assignment.sheet." + what, arguments)));
    }
}
