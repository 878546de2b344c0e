package io.paddock.account.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Details as the log stores them, as a reader expects them. */
final class AuditValues {

    private static final String NOTHING = "–";

    private AuditValues() {}

    /** An instant as the clock of the zone shows it, a decimal number as a number; any other text as it is. */
    static Object spoken(String value, Locale locale, ZoneId zone) {
        if (value.isBlank()) {
            return NOTHING;
        }
        if (value.matches("[0-9]{1,15}\\.[0-9]{1,6}")) {
            return Double.valueOf(value);
        }
        if (value.matches("[0-9-]{10}T[0-9:.]+Z")) {
            try {
                return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(Instant.parse(value).atZone(zone));
            } catch (DateTimeParseException noInstant) {
                return value;
            }
        }
        return value;
    }
}
