package io.paddock.account;

import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Names of circles as a reader of some language expects them. */
@Component
public class CircleNames {

    private final ObjectProvider<CircleTitles> titles;

    CircleNames(ObjectProvider<CircleTitles> titles) {
        this.titles = titles;
    }

    /** Its title in that language where a module knows one, else the name that it was given. */
    public String in(Circle circle, Locale locale) {
        return titles.stream()
                .map(known -> known.title(circle.id(), locale))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(circle.name());
    }
}
