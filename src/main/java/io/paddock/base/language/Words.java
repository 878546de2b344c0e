package io.paddock.base.language;

import java.util.Locale;

/** Turns messages into words of a language. Implemented over all modules' bundles; safe for any thread. */
public interface Words {

    /** The words; a missing key gives the key itself in exclamation marks, and a line in the log. */
    String say(Message message, Locale locale);

    /** Whether there are words for a key. */
    default boolean knows(String key) {
        return !say(Message.of(key), Locale.ENGLISH).equals("!" + key + "!");
    }

    default String say(Locale locale, String key, Object... arguments) {
        return say(Message.of(key, arguments), locale);
    }
}
