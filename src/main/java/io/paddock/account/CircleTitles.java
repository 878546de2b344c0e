package io.paddock.account;

import java.util.Locale;
import java.util.Optional;

/**
 * What a circle is called in a language. A circle has one name, which people gave it; a module that knows more of some circles, such as a course's title
 * in each language, implements this. Answers from memory; safe for any thread.
 */
public interface CircleTitles {

    /** Empty for circles that this module knows nothing of. */
    Optional<String> title(CircleId circle, Locale locale);
}
