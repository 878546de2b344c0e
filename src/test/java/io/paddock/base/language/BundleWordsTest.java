package io.paddock.base.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BundleWordsTest {

    private final Words words = new BundleWords(new LanguageSettings(ZoneId.of("Asia/Shanghai")));

    @Test
    void speaksBothLanguages() {
        assertThat(words.say(Locale.UK, "base.test.minutes", 1200)).isEqualTo("It's 1,200 minutes");
        assertThat(words.say(Locale.CHINA, "base.test.minutes", 5)).isEqualTo("5 分钟");
    }

    @Test
    void tellsInstantsWithTheZone() {
        var instant = Instant.parse("2026-11-24T15:59:00Z");

        assertThat(words.say(Locale.ENGLISH, "base.test.due", instant))
                .contains("24 Nov 2026", "23:59", "China Standard Time");
        assertThat(words.say(Locale.SIMPLIFIED_CHINESE, "base.test.due", instant))
                .contains("2026年11月24日", "23:59", "中国标准时间");
    }

    @Test
    void putsMessagesIntoMessages() {
        assertThat(words.say(Locale.ENGLISH, "base.test.due", Message.of("base.test.minutes", 3)))
                .isEqualTo("Due It's 3 minutes");
    }

    @Test
    void showsTheKeyWhereWordsAreMissing() {
        assertThat(words.say(Locale.ENGLISH, "base.test.unknown")).isEqualTo("!base.test.unknown!");
    }
}
