package io.paddock.allowance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditsTest {

    @ParameterizedTest
    @CsvSource({"10000000000,10000000", "30000,30", "1500,1.5", "1,0.001", "0,0", "-2500,-2.5"})
    void areRecordedInPlainFiguresHoweverMany(long milli, String recorded) {
        assertThat(new Credits(milli).plain()).isEqualTo(recorded);
    }
}
