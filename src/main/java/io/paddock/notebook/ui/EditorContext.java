package io.paddock.notebook.ui;

import io.paddock.account.Circle;
import io.paddock.base.language.Message;
import io.paddock.base.language.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.function.Function;

/** Who looks at the editor: the person's language and zone, and whether they may change anything. */
record EditorContext(
        Words words, Function<Circle, String> circleNames, Locale locale, ZoneId zone, Clock clock, boolean readOnly) {

    /** What is said where something is broken. */
    Message failed() {
        return Message.of("notebook.start.failed");
    }

    String say(String key, Object... arguments) {
        return words.say(locale, key, arguments);
    }

    String name(Circle circle) {
        return circleNames.apply(circle);
    }

    String say(Message message) {
        return words.say(message, locale);
    }

    /** A moment in the person's zone, which {@link #zoneName} names. */
    String time(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(at.atZone(zone));
    }

    String zoneName() {
        return zone.getDisplayName(TextStyle.FULL, locale);
    }

    String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        var unit = 0;
        var value = bytes / 1024.0;
        while (value >= 1024 && unit < 3) {
            value /= 1024;
            unit++;
        }
        return String.format(
                locale, value < 10 ? "%.1f %s" : "%.0f %s", value, new String[] {"KiB", "MiB", "GiB", "TiB"}[unit]);
    }
}
