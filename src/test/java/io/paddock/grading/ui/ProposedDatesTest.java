package io.paddock.grading.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.course.CourseAssignment.Days;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class ProposedDatesTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);

    @Test
    void theFirstDayIsDayOneAndWhatIsDueIsDueAtTheEndOfItsDay() {
        assertThat(ProposedDates.of(new Days(1, 14, 21), MONDAY))
                .isEqualTo(new ProposedDates(
                        LocalDateTime.of(2027, 3, 1, 0, 0),
                        LocalDateTime.of(2027, 3, 14, 23, 59),
                        LocalDateTime.of(2027, 3, 21, 23, 59)));
    }

    @Test
    void whatTheAuthorLeavesOpenStaysOpen() {
        assertThat(ProposedDates.of(new Days(null, 7, null), MONDAY))
                .isEqualTo(new ProposedDates(null, LocalDateTime.of(2027, 3, 7, 23, 59), null));
    }
}
