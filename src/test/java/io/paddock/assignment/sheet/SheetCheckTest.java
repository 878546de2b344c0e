package io.paddock.assignment.sheet;

import static io.paddock.assignment.sheet.Notebooks.notebook;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SheetCheckTest {

    @Test
    void findsNothingWrongInAGoodNotebook() {
        assertThat(problems(notebook()
                        .plain("free", "import math")
                        .solution("f", "### BEGIN SOLUTION\nx = 1\n### END SOLUTION")
                        .test("t", "1.25", "assert x == 1\n### BEGIN HIDDEN TESTS\nassert x < 2\n### END HIDDEN TESTS")
                        .manual("why", "2", "text")))
                .isEmpty();
    }

    @Test
    void namesTheCellOfADuplicateId() {
        assertThat(SheetCheck.problems(notebook()
                        .test("t", "1", "assert 1")
                        .solution("f", "x")
                        .test("t", "1", "assert 1")
                        .sheet()))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.cell()).isEqualTo(3);
                    assertThat(problem.name()).isEqualTo("t");
                    assertThat(problem.message().key()).isEqualTo("assignment.sheet.duplicate-id");
                    assertThat(problem.message().arguments()).containsExactly(1);
                });
    }

    @Test
    void findsPointsWithoutTests() {
        assertThat(problems(notebook().test("t", "1", "# nothing yet\n"))).containsExactly("points-without-tests");
        assertThat(problems(notebook()
                        .test("t", "1", "assert 1")
                        .graded("f", "code", "\"solution\": true, \"grade\": false, \"points\": 3", "x")))
                .containsExactly("points-without-tests");
    }

    @Test
    void findsMarkersThatDoNotMatch() {
        assertThat(problems(notebook().test("t", "1", "assert 1\n### BEGIN HIDDEN TESTS\nassert 2")))
                .containsExactly("markers");
        assertThat(problems(notebook().test("t", "1", "assert 1\n### END HIDDEN TESTS")))
                .containsExactly("markers");
        assertThat(problems(notebook()
                        .test("t", "1", "assert 1")
                        .solution("f", "### BEGIN SOLUTION\n### BEGIN SOLUTION\n### END SOLUTION")))
                .containsExactly("markers");
    }

    @Test
    void findsSecretsWhereTheyWouldBeShownOrNeverRun() {
        assertThat(problems(notebook()
                        .test("t", "1", "assert 1")
                        .plain(
                                "free",
                                "### BEGIN SOLUTION\n### END SOLUTION\n### BEGIN HIDDEN TESTS\n### END HIDDEN TESTS")))
                .containsExactly("solution-elsewhere", "hidden-tests-elsewhere");
    }

    @Test
    void findsBadNumbersNamesAndVersions() {
        assertThat(problems(notebook().test("t", "-1", "assert 1"))).containsExactly("bad-points");
        assertThat(problems(notebook().test("t", "0.005", "assert 1"))).containsExactly("bad-points");
        assertThat(problems(notebook().test("t", "\"many\"", "assert 1"))).containsExactly("bad-points");
        assertThat(problems(notebook().test("t", "null", "assert 1"))).containsExactly("no-points");
        assertThat(problems(notebook().test("a b", "1", "assert 1"))).containsExactly("bad-id");
        assertThat(problems(notebook().test("", "1", "assert 1"))).containsExactly("no-id");
        assertThat(problems(notebook()
                        .cell(
                                "x",
                                "code",
                                "{\"nbgrader\": {\"grade\": true, \"grade_id\": \"x\", \"points\": 1, \"schema_version\": 4}}",
                                "assert 1")))
                .containsExactly("new-schema");
        assertThat(problems(notebook().graded("t", "markdown", "\"grade\": true, \"points\": 1", "text")))
                .containsExactly("test-not-code");
        assertThat(problems(notebook().plain("free", "1"))).containsExactly("nothing-graded");
    }

    private static List<String> problems(Notebooks notebook) {
        return SheetCheck.problems(notebook.sheet()).stream()
                .map(problem -> problem.message().key().substring("assignment.sheet.".length()))
                .toList();
    }
}
