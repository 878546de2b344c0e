package io.paddock.grading.ui;

import io.paddock.account.Person;
import io.paddock.base.language.LanguageSettings;
import io.paddock.base.language.Words;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Times as the institution's clock shows them, to the second where a receipt needs it, the zone written out. */
@Component
class TimeWords {

    private final ZoneId zone;
    private final Words words;

    TimeWords(LanguageSettings settings, Words words) {
        this.zone = settings.zone();
        this.words = words;
    }

    /** {@code 23:58:41}. */
    String clock(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm:ss").format(instant.atZone(zone));
    }

    String date(Instant instant, Person person) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(person.language().locale())
                .format(instant.atZone(zone));
    }

    String zone(Person person) {
        return zone.getDisplayName(TextStyle.FULL, person.language().locale());
    }

    String moment(@Nullable Instant instant, Person person) {
        return instant == null
                ? words.say(person.language().locale(), "grading.dates.none")
                : words.say(person.language().locale(), "grading.moment", instant);
    }

    @Nullable LocalDateTime local(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, zone);
    }

    @Nullable Instant instant(@Nullable LocalDateTime local) {
        return local == null ? null : local.atZone(zone).toInstant();
    }
}
