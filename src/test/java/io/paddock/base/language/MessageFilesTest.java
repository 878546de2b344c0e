package io.paddock.base.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The message files of all modules say the same things in both languages, and the code asks only for what they say. */
class MessageFilesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
    /** A key as a literal argument of the calls that make words. */
    private static final Pattern USE = Pattern.compile(
            "(?:Message\\.of|getTranslation|translate|say|labelKey\\(\\) \\{\\s*return)\\(?\\s*(?:[\\w.()]+,\\s*)?\"([a-z]+\\.[\\w.-]+)\"");

    private final Map<String, String> english = Bundles.load(Language.ENGLISH);
    private final Map<String, String> chinese = Bundles.load(Language.CHINESE);

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(chinese.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
    }

    @Test
    void bothLanguagesHaveTheSamePlaceholders() {
        assertThat(placeholders(chinese)).isEqualTo(placeholders(english));
    }

    @Test
    void everyTextIsAPattern() {
        assertThat(english.values()).allSatisfy(MessageFilesTest::parse);
        assertThat(chinese.values()).allSatisfy(MessageFilesTest::parse);
    }

    @Test
    void everyKeyThatTheCodeAsksForIsThere() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var used = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> USE.matcher(read(file)).results().map(result -> result.group(1)))
                    .filter(key -> !key.endsWith("."))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(english.keySet()).containsAll(used);
        }
    }

    @Test
    void everyKeyIsNamedAfterItsModule() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/i18n"))) {
            assertThat(files).allSatisfy(file -> {
                // notebook-editor_en.properties has keys notebookEditor.… or notebook.editor.…
                var name = file.getFileName().toString().split("_", 2)[0];
                var module = Pattern.compile("-(\\w)")
                        .matcher(name)
                        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
                assertThat(Files.readAllLines(file))
                        .filteredOn(line -> line.matches("[a-z][\\w.-]*\\s*=.*"))
                        .allMatch(
                                line -> line.startsWith(module + ".") || line.startsWith(name.replace('-', '.') + "."));
            });
        }
    }

    private static Map<String, TreeSet<String>> placeholders(Map<String, String> texts) {
        var result = new TreeMap<String, TreeSet<String>>();
        texts.forEach((key, text) -> result.put(
                key,
                PLACEHOLDER
                        .matcher(text)
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .collect(Collectors.toCollection(TreeSet::new))));
        return result;
    }

    private static void parse(String text) {
        assertThat(new MessageFormat(text.replace("'", "''"))).isNotNull();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
