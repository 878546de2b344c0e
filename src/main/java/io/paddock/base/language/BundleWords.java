package io.paddock.base.language;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Words from the modules' message files.
 *
 * <p>Texts are {@link MessageFormat} patterns in which an apostrophe is just an apostrophe (braces cannot be quoted).
 */
@Component
class BundleWords implements Words {

    private static final Logger LOG = LoggerFactory.getLogger(BundleWords.class);

    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private final ZoneId zone;

    BundleWords(LanguageSettings settings) {
        zone = settings.zone();
        for (var language : Language.values()) {
            texts.put(language, Bundles.load(language));
        }
    }

    @Override
    public String say(Message message, Locale locale) {
        var language = Language.of(locale);
        var text = texts.getOrDefault(language, Map.of()).get(message.key());
        if (text == null) {
            if (reported.add(language + message.key())) {
                LOG.warn("No words for {} in {}", message.key(), language);
            }
            return "!" + message.key() + "!";
        }
        var arguments = message.arguments().stream()
                .map(argument -> spoken(argument, language.locale()))
                .toArray();
        return new MessageFormat(text.replace("''", "'").replace("'", "''"), language.locale()).format(arguments);
    }

    @Override
    public boolean knows(String key) {
        return texts.values().stream().allMatch(words -> words.containsKey(key));
    }

    private Object spoken(Object argument, Locale locale) {
        return switch (argument) {
            case Message nested -> say(nested, locale);
            case Instant instant -> instant(instant, locale);
            case Number number -> number;
            default -> argument.toString();
        };
    }

    private String instant(Instant instant, Locale locale) {
        var time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(instant.atZone(zone));
        var zoneName = DateTimeFormatter.ofPattern("zzzz", locale).format(instant.atZone(zone));
        return time + " (" + (zoneName.isBlank() ? zone.getDisplayName(TextStyle.FULL, locale) : zoneName) + ")";
    }
}
