package io.paddock.base.language;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The message files of all modules, {@code i18n/<module>_<language>.properties}, put together. */
final class Bundles {

    private Bundles() {}

    static Map<String, String> load(Language language) {
        var words = new HashMap<String, String>();
        try {
            for (var file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:i18n/*_" + suffix(language) + ".properties")) {
                read(file).forEach((key, text) -> {
                    if (words.put(key.toString(), text.toString()) != null) {
                        throw new IllegalStateException("the message " + key + " stands in two files, one is " + file);
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(words);
    }

    static String suffix(Language language) {
        return language.tag().replace('-', '_');
    }

    private static Properties read(Resource file) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
