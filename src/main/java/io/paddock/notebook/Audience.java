package io.paddock.notebook;

import io.paddock.base.language.Message;
import io.paddock.base.language.Words;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom an event is rendered for. */
record Audience(UUID client, Locale locale, Words words) {

    @Nullable String say(@Nullable Message message) {
        return message == null ? null : words.say(message, locale);
    }
}
