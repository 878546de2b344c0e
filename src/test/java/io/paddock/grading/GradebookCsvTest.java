package io.paddock.grading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradebookCsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =cmd|' /C calc'!A0", "＝1", "\n=1"})
    void makesFormulasTexts(String formula) {
        var cell = GradebookCsv.cell(formula);

        assertThat(cell.replaceFirst("^\"", "")).startsWith("'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Li Na|Li Na", "张伟|张伟", "1.5|1.5", "a,b|\"a,b\"", "say \"hi\"|\"say \"\"hi\"\"\""})
    void quotesWhatNeedsIt(String text, String cell) {
        assertThat(GradebookCsv.cell(text)).isEqualTo(cell);
    }
}
