package io.paddock.course;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.paddock.base.language.Language;
import java.util.Map;

/** A text in the languages that its author wrote; English, then any other, stands in for one that is missing. */
public record Localised(Map<Language, String> texts) {

    public Localised {
        texts = Map.copyOf(texts);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("a text needs at least one language");
        }
    }

    public String in(Language language) {
        var exact = texts.get(language);
        if (exact != null) {
            return exact;
        }
        var english = texts.get(Language.ENGLISH);
        return english != null ? english : texts.values().iterator().next();
    }

    /** The same text in every language, with something after it. */
    Localised with(String more) {
        return new Localised(texts.entrySet().stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, text -> text.getValue() + " · " + more)));
    }
}
