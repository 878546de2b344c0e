package io.paddock.grading.ui;

import io.paddock.course.CourseAssignment.Days;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** The days that an assignment's author had in mind, in the calendar of a class; null where the author left it open. */
record ProposedDates(
        @Nullable LocalDateTime opens,
        @Nullable LocalDateTime due,
        @Nullable LocalDateTime closes) {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    /** @param firstDay of the class: its day 1 */
    static ProposedDates of(Days days, LocalDate firstDay) {
        return new ProposedDates(
                on(days.opens(), firstDay, LocalTime.MIDNIGHT),
                on(days.due(), firstDay, END_OF_DAY),
                on(days.closes(), firstDay, END_OF_DAY));
    }

    private static @Nullable LocalDateTime on(@Nullable Integer day, LocalDate firstDay, LocalTime time) {
        return day == null ? null : firstDay.plusDays(day - 1L).atTime(time);
    }
}
