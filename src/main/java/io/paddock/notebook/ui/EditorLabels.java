package io.paddock.notebook.ui;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The keys of the words that the element shows: all of {@code i18n/notebook-editor_….properties}. */
@Component
class EditorLabels {

    private static final String PREFIX = "notebookEditor.";

    private final List<String> keys;

    EditorLabels() {
        keys = load();
    }

    List<String> keys() {
        return keys;
    }

    /** The key as the element knows it, without the bundle's prefix. */
    static String shortKey(String key) {
        return key.substring(PREFIX.length());
    }

    private static List<String> load() {
        var bundle = new Properties();
        try (var reader = new InputStreamReader(
                new ClassPathResource("i18n/notebook-editor_en.properties").getInputStream(), StandardCharsets.UTF_8)) {
            bundle.load(reader);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        return bundle.stringPropertyNames().stream()
                .filter(key -> key.startsWith(PREFIX))
                .sorted()
                .toList();
    }
}
