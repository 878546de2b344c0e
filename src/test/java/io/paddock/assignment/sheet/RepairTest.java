package io.paddock.assignment.sheet;

import static io.paddock.assignment.sheet.Notebooks.notebook;
import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.assignment.sheet.RepairNote.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepairTest {

    private static final Sheet SOURCE = notebook()
            .plain("intro", "import math")
            .locked("given", "DATA = [1, 2]")
            .solution("f", "### BEGIN SOLUTION\nx = 1\n### END SOLUTION")
            .test("t1", "1", "assert x == 1\n### BEGIN HIDDEN TESTS\nassert x < 2\n### END HIDDEN TESTS")
            .manual("why", "2", "Because.")
            .test("t2", "1", "assert x")
            .sheet();
    private static final Sheet GIVEN = new StudentVersion(new Stubs("# here", "here")).of(SOURCE);
    private static final List<String> ORDER = List.of("given", "f", "t1", "why", "t2");

    @Test
    void leavesAnUntouchedNotebookInItsOrderAndPutsTheTestsBack() {
        var repaired = Repair.of(SOURCE, GIVEN, GIVEN);

        assertThat(repaired.notes()).isEmpty();
        assertThat(names(repaired.sheet())).containsExactly("intro", "given", "f", "t1", "why", "t2");
        assertThat(cell(repaired.sheet(), "t1").source()).contains("assert x < 2");
        assertThat(cell(repaired.sheet(), "f").source()).contains("# here").doesNotContain("x = 1");
    }

    @Test
    void notesAnEditedTestAndRunsTheTeachers() {
        var students = edited("t1", "assert True");

        var repaired = Repair.of(SOURCE, GIVEN, students);

        assertThat(repaired.notes()).containsExactly(new RepairNote("t1", Kind.EDITED));
        assertThat(cell(repaired.sheet(), "t1").source()).contains("assert x == 1");
    }

    @Test
    void putsAMissingTestBackWhereItStood() {
        var repaired = Repair.of(SOURCE, GIVEN, without("t1"));

        assertThat(repaired.notes()).containsExactly(new RepairNote("t1", Kind.MISSING));
        assertThat(names(repaired.sheet())).containsExactly("intro", "given", "f", "t1", "why", "t2");
    }

    @Test
    void takesTheFirstOfTwoCopies() {
        var cells = new ArrayList<>(GIVEN.cells());
        cells.add(cell(GIVEN, "f").with("x = 99"));

        var repaired = Repair.of(SOURCE, GIVEN, GIVEN.with(cells));

        assertThat(repaired.notes()).containsExactly(new RepairNote("f", Kind.DUPLICATED));
        assertThat(names(repaired.sheet())).containsExactly("intro", "given", "f", "t1", "why", "t2");
        assertThat(cell(repaired.sheet(), "f").source()).contains("# here");
    }

    @Test
    void putsMovedCellsBackInOrder() {
        var cells = new ArrayList<>(GIVEN.cells());
        cells.add(1, cells.remove(3));

        var repaired = Repair.of(SOURCE, GIVEN, GIVEN.with(cells));

        assertThat(repaired.notes()).extracting(RepairNote::kind).contains(Kind.MOVED);
        assertThat(backbone(repaired.sheet())).isEqualTo(ORDER);
    }

    @Test
    void knowsCellsByTheirNameWhereAnotherProgramGaveThemNewIds() {
        var cells = GIVEN.cells().stream()
                .map(cell -> {
                    var json = cell.json().deepCopy();
                    json.put("id", "new-" + cell.id());
                    return new SheetCell(
                            "new-" + cell.id(),
                            cell.isCode(),
                            cell.kind(),
                            cell.gradeId(),
                            cell.points(),
                            cell.source(),
                            json);
                })
                .toList();

        assertThat(Repair.of(SOURCE, GIVEN, GIVEN.with(cells)).notes()).isEmpty();
    }

    @Test
    void aStudentsOwnCellCannotGiveItselfPoints() {
        var cells = new ArrayList<>(GIVEN.cells());
        cells.add(notebook().test("bonus", "100", "assert True").sheet().cells().getFirst());

        var repaired = Repair.of(SOURCE, GIVEN, GIVEN.with(cells));

        assertThat(repaired.sheet().points()).isEqualTo(SOURCE.points());
        assertThat(Sheet.read(repaired.sheet().file()).points()).isEqualTo(SOURCE.points());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void neverFailsAndAlwaysGivesTheTeachersCellsOnceAndInOrder(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++) {
            var students = damaged(random);
            var repaired = Repair.of(SOURCE, GIVEN, students);

            assertThat(backbone(repaired.sheet())).isEqualTo(ORDER);
            assertThat(repaired.sheet().points()).isEqualTo(SOURCE.points());
            for (var name : List.of("given", "t1", "t2")) {
                assertThat(cell(repaired.sheet(), name).source())
                        .isEqualTo(cell(SOURCE, name).source());
            }
            var again = Repair.of(SOURCE, SOURCE, repaired.sheet());
            assertThat(again.notes()).as("what is repaired needs no repair").isEmpty();
            assertThat(names(again.sheet())).isEqualTo(names(repaired.sheet()));
        }
    }

    private static Sheet damaged(Random random) {
        var cells = new ArrayList<>(GIVEN.cells());
        for (var step = 0; step < 1 + random.nextInt(8); step++) {
            var at = cells.isEmpty() ? 0 : random.nextInt(cells.size());
            switch (random.nextInt(5)) {
                case 0 -> {
                    if (!cells.isEmpty()) {
                        cells.remove(at);
                    }
                }
                case 1 -> {
                    if (!cells.isEmpty()) {
                        cells.add(random.nextInt(cells.size() + 1), cells.get(at));
                    }
                }
                case 2 -> {
                    if (!cells.isEmpty()) {
                        cells.add(random.nextInt(cells.size()), cells.remove(at));
                    }
                }
                case 3 -> {
                    if (!cells.isEmpty()) {
                        cells.set(at, cells.get(at).with("raise SystemExit"));
                    }
                }
                default ->
                    cells.add(
                            at,
                            notebook().plain("own" + step, "1").sheet().cells().getFirst());
            }
        }
        return Sheet.read(GIVEN.with(cells).file());
    }

    @Test
    void countsChangedCells() {
        assertThat(Changes.between(GIVEN, GIVEN)).isZero();
        assertThat(Changes.between(GIVEN, edited("f", "x = 1"))).isEqualTo(1);
        assertThat(Changes.between(GIVEN, without("t1"))).isEqualTo(1);
        assertThat(Changes.between(without("t1"), GIVEN)).isEqualTo(1);
    }

    private static Sheet edited(String name, String text) {
        return GIVEN.with(GIVEN.cells().stream()
                .map(cell -> name.equals(cell.gradeId()) ? cell.with(text) : cell)
                .toList());
    }

    private static Sheet without(String name) {
        return GIVEN.with(GIVEN.cells().stream()
                .filter(cell -> !name.equals(cell.gradeId()))
                .toList());
    }

    private static SheetCell cell(Sheet sheet, String name) {
        return sheet.cells().stream()
                .filter(cell -> cell.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Sheet sheet) {
        return sheet.cells().stream().map(SheetCell::name).toList();
    }

    private static List<String> backbone(Sheet sheet) {
        return sheet.cells().stream()
                .filter(cell -> cell.kind() != CellKind.PLAIN)
                .map(SheetCell::name)
                .toList();
    }
}
