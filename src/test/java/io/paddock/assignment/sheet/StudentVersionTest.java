package io.paddock.assignment.sheet;

import static io.paddock.assignment.sheet.Notebooks.notebook;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StudentVersionTest {

    private static final StudentVersion VERSION = new StudentVersion(new Stubs("# your turn", "write here"));

    @Test
    void replacesSolutionsByAStubInTheirIndentation() {
        var made = VERSION.of(notebook()
                .solution("f", "def f(x):\n    ### BEGIN SOLUTION\n    y = x\n    return y\n    ### END SOLUTION\n")
                .sheet());

        assertThat(made.cells().getFirst().source())
                .isEqualTo("def f(x):\n    # your turn\n    raise NotImplementedError()\n");
    }

    @Test
    void teachersReadAnAnswerWithoutItsMarkers() {
        var cell = notebook()
                .manual(
                        "why",
                        "2",
                        "### BEGIN SOLUTION\nBecause.\n### END SOLUTION\n=== BEGIN MARK SCHEME ===\n1: why\n=== END MARK SCHEME ===")
                .sheet()
                .cells()
                .getFirst();

        assertThat(cell.unmarked()).isEqualTo("Because.\n1: why");
    }

    @Test
    void replacesAnAnswerWithoutMarkersAsAWhole() {
        var made = VERSION.of(
                notebook().solution("f", "x = 1").manual("why", "2", "Because.").sheet());

        assertThat(made.cells())
                .extracting(SheetCell::source)
                .containsExactly("# your turn\nraise NotImplementedError()", "write here");
    }

    @Test
    void leavesNoTraceOfHiddenTestsAndMarkSchemes() {
        var made = VERSION.of(notebook()
                .test("t", "1", "assert f(1) == 1\n### BEGIN HIDDEN TESTS\nassert f(93) == 93\n### END HIDDEN TESTS")
                .manual(
                        "why",
                        "2",
                        "### BEGIN SOLUTION\nBecause.\n### END SOLUTION\n=== BEGIN MARK SCHEME ===\nsecret\n=== END MARK SCHEME ===")
                .sheet());

        var file = new String(made.file(), StandardCharsets.UTF_8);
        assertThat(file).doesNotContain("93", "HIDDEN", "MARK SCHEME", "secret", "Because");
        assertThat(file).contains("assert f(1) == 1");
    }

    @Test
    void locksWhatIsTheTeachersAndKeepsAnswersFromBeingDeleted() {
        var made = VERSION.of(notebook()
                .plain("free", "1")
                .locked("given", "2")
                .test("t", "1", "assert True")
                .solution("f", "3")
                .sheet());

        var metadata = made.cells().stream()
                .map(cell -> cell.json().get("metadata").toString())
                .toList();
        assertThat(metadata.get(0)).doesNotContain("editable", "deletable");
        assertThat(metadata.get(1)).contains("\"deletable\":false", "\"editable\":false");
        assertThat(metadata.get(2)).contains("\"deletable\":false", "\"editable\":false");
        assertThat(metadata.get(3)).contains("\"deletable\":false").doesNotContain("editable\":");
    }

    @Test
    void throwsOutputsOfTheTeachersRunAway() {
        var made = VERSION.of(notebook().plain("free", "1").sheet());

        assertThat(made.cells().getFirst().json().path("execution_count").isNull())
                .isTrue();
    }

    @Test
    void addsUpPointsToTheHundredth() {
        var sheet = notebook()
                .test("a", "0.1", "assert 1")
                .test("b", "0.2", "assert 1")
                .manual("c", "1", "x")
                .solution("d", "x")
                .sheet();

        assertThat(sheet.points()).isEqualTo(new Points(130));
        assertThat(sheet.points()).hasToString("1.3");
        assertThat(new Points(1000)).hasToString("10");
    }
}
