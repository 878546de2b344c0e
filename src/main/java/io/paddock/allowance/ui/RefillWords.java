package io.paddock.allowance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import io.paddock.allowance.Refill;
import io.paddock.base.language.LanguageSettings;
import io.paddock.base.language.Words;
import java.time.ZoneId;
import java.util.StringJoiner;

/** Says when allowances are filled up and when they lapse, in the institution's time. */
@org.springframework.stereotype.Component
class RefillWords {

    private final Words words;
    private final ZoneId zone;

    RefillWords(Words words, LanguageSettings settings) {
        this.words = words;
        this.zone = settings.zone();
    }

    ZoneId zone() {
        return zone;
    }

    String of(Component on, Refill refill) {
        var ui = on.getUI().orElseGet(UI::getCurrent);
        var locale = ui.getLocale();
        var text = new StringJoiner(locale.getLanguage().equals("zh") ? "" : " ");
        if (refill.next() != null) {
            text.add(words.say(
                    locale,
                    refill.rhythm() == Refill.Rhythm.WEEKLY ? "allowance.refill.weekly" : "allowance.refill.once",
                    Figures.number(on, refill.level()),
                    refill.next()));
        }
        if (refill.ends() != null) {
            text.add(words.say(locale, "allowance.refill.lapses", refill.ends()));
        }
        return text.toString();
    }
}
