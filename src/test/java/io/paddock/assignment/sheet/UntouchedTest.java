package io.paddock.assignment.sheet;

import static io.paddock.assignment.sheet.Notebooks.notebook;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UntouchedTest {

    private static final Sheet GIVEN = given("# here", "here");

    @Test
    void whatWasJustGivenOutIsUntouched() {
        assertThat(Untouched.of(GIVEN, GIVEN)).isEqualTo(new Untouched(2, 2));
    }

    @Test
    void anAnswerWithAnotherTextIsNot() {
        assertThat(Untouched.of(GIVEN, given("return 2 * x", "here"))).isEqualTo(new Untouched(1, 2));
        assertThat(Untouched.of(GIVEN, given("return 2 * x", "Because."))).isEqualTo(new Untouched(0, 2));
    }

    @Test
    void blanksAroundItAreNoAnswer() {
        assertThat(Untouched.of(GIVEN, given("# here\n\n", " here"))).isEqualTo(new Untouched(2, 2));
    }

    @Test
    void anAnswerThatIsGoneCountsAsItWillBeGraded() {
        assertThat(Untouched.of(GIVEN, notebook().plain("intro", "import math").sheet()))
                .isEqualTo(new Untouched(2, 2));
    }

    @Test
    void testsAndOtherCellsAreNoAnswers() {
        var onlyTests =
                notebook().plain("intro", "1").test("t", "1", "assert 1").sheet();

        assertThat(Untouched.of(onlyTests, onlyTests)).isEqualTo(new Untouched(0, 0));
    }

    private static Sheet given(String code, String text) {
        return notebook()
                .plain("intro", "import math")
                .solution("double", code)
                .test("visible", "2", "assert double(2) == 4")
                .manual("why", "5", text)
                .sheet();
    }
}
