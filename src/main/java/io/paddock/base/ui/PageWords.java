package io.paddock.base.ui;

import com.vaadin.flow.i18n.I18NProvider;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.language.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets Vaadin's {@code getTranslation} speak our words. */
@Component
class PageWords implements I18NProvider {

    private final Words words;

    PageWords(Words words) {
        this.words = words;
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return Arrays.stream(Language.values()).map(Language::locale).toList();
    }

    @Override
    public String getTranslation(String key, @Nullable Locale locale, Object... arguments) {
        return words.say(Message.of(key, arguments), locale == null ? Locale.ENGLISH : locale);
    }
}
