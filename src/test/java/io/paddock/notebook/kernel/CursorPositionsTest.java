package io.paddock.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CursorPositionsTest {

    private static final String CODE = "a😀b𝄞c";

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "3,2", "4,3", "6,4", "7,5"})
    void convertsBothWays(int utf16, int codePoints) {
        assertThat(CursorPositions.toCodePoints(CODE, utf16)).isEqualTo(codePoints);
        assertThat(CursorPositions.toUtf16(CODE, codePoints)).isEqualTo(utf16);
    }

    @Test
    void aPositionInsideASurrogatePairIsBeforeIt() {
        assertThat(CursorPositions.toCodePoints(CODE, 2)).isEqualTo(1);
    }

    @Test
    void positionsOutsideAreAtTheEnds() {
        assertThat(CursorPositions.toCodePoints(CODE, -3)).isZero();
        assertThat(CursorPositions.toCodePoints(CODE, 99)).isEqualTo(5);
        assertThat(CursorPositions.toUtf16(CODE, -3)).isZero();
        assertThat(CursorPositions.toUtf16(CODE, Long.MAX_VALUE)).isEqualTo(7);
    }

    @Test
    void aLoneSurrogateCountsAsOne() {
        assertThat(CursorPositions.toCodePoints("\ud83dx", 1)).isEqualTo(1);
        assertThat(CursorPositions.toUtf16("\ud83dx", 1)).isEqualTo(1);
    }
}
