package io.paddock.assignment.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellTitlesTest {

    @Test
    void aTestIsCalledByTheCommentInItsFirstLine() {
        assertThat(CellTitles.of(Notebooks.notebook()
                        .test("t1", "1", "\n# Moves `pictures`\nassert True")
                        .sheet()))
                .containsEntry("t1", "Moves pictures");
    }

    @Test
    void whateverHasNoCommentIsCalledByTheHeadingAboveIt() {
        var sheet = Notebooks.notebook()
                .cell("text", "markdown", "{}", "Some words\n\n## 2 Measure the **error** (2 points)\n\nMore")
                .test("t1", "1", "assert True")
                .manual("why", "5", "### BEGIN SOLUTION\n# Never shown\n### END SOLUTION")
                .sheet();

        assertThat(CellTitles.of(sheet))
                .containsEntry("t1", "2 Measure the error (2 points) · t1")
                .containsEntry("why", "2 Measure the error (2 points) · why");
    }

    @Test
    void nothingThatIsHiddenFromStudentsGetsOut() {
        var sheet = Notebooks.notebook()
                .cell("text", "markdown", "{}", "### BEGIN MARK SCHEME\n# The answer is 7\n### END MARK SCHEME")
                .test("t1", "1", "### BEGIN HIDDEN TESTS\n# seven\nassert f() == 7\n### END HIDDEN TESTS")
                .test("t2", "1", "assert f() > 0\n# not in the first line")
                .sheet();

        assertThat(CellTitles.of(sheet)).containsEntry("t1", "t1").containsEntry("t2", "t2");
    }

    @Test
    void aTitleIsNotLongerThanALine() {
        assertThat(CellTitles.of(Notebooks.notebook()
                                .test("t1", "1", "# " + "字".repeat(500))
                                .sheet())
                        .get("t1"))
                .hasSize(120);
    }
}
