package io.paddock.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The words of date fields in the language of a page. */
public final class DateWords {

    private DateWords() {}

    public static DatePickerI18n in(Component on) {
        var locale = on.getUI()
                .map(ui -> ui.getLocale())
                .orElseGet(() -> com.vaadin.flow.component.UI.getCurrent().getLocale());
        return new DatePickerI18n()
                .setMonthNames(Arrays.stream(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdays(days(locale, TextStyle.FULL_STANDALONE))
                .setWeekdaysShort(days(locale, TextStyle.SHORT_STANDALONE))
                .setFirstDayOfWeek(1)
                .setToday(on.getTranslation("base.date.today"))
                .setCancel(on.getTranslation("base.date.cancel"));
    }

    /** Sunday first, as the component wants them. */
    private static java.util.List<String> days(java.util.Locale locale, TextStyle style) {
        return IntStream.range(0, 7)
                .mapToObj(day -> DayOfWeek.SUNDAY.plus(day).getDisplayName(style, locale))
                .toList();
    }
}
