package io.paddock.account;

import io.paddock.base.language.Language;
import java.text.Collator;
import java.util.Comparator;

/** People by name, as readers of a language look them up: Chinese names by pinyin for Chinese readers, others by letters whatever their size and accents. */
public final class NameOrder {

    private NameOrder() {}

    /** The order for a reader; keep it no longer than one list. */
    public static Comparator<Person> in(Language reader) {
        return Comparator.comparing(Person::displayName, Collator.getInstance(reader.locale()))
                .thenComparing(Person::signInName);
    }
}
