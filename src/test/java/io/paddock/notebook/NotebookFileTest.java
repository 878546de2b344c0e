package io.paddock.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class NotebookFileTest {

    static final String WHOLE = """
            {"cells": [
              {"cell_type": "markdown", "id": "intro", "metadata": {"x": {"deep": [1, 2.50, 1e3]}}, "source": ["# Title\\n", "text 中文 \uD83D\uDE00"],
               "attachments": {"a.png": {"image/png": "AAAA"}}},
              {"cell_type": "code", "execution_count": 3, "id": "code-1", "metadata": {"tags": ["required"]}, "source": "print(1)\\n",
               "outputs": [{"output_type": "stream", "name": "stdout", "text": "1\\n"},
                           {"output_type": "display_data", "data": {"text/plain": ["a", "b"], "application/json": {"n": 12345678901234567890}}, "metadata": {}}]},
              {"cell_type": "raw", "id": "r", "metadata": {"format": "x"}, "source": [], "unknown": true}
            ], "metadata": {"kernelspec": {"name": "python3"}, "vendor": null}, "nbformat": 4, "nbformat_minor": 5, "later": {"field": 1}}
            """;

    @Test
    void untouchedCellsAndUnknownMetadataComeBackEqual() {
        JsonNode before = NotebookJson.MAPPER.readTree(WHOLE);

        JsonNode after = NotebookJson.MAPPER.readTree(written(open(WHOLE)));

        assertThat(after).isEqualTo(before);
    }

    @Test
    void readingWhatWasWrittenChangesNothing() {
        String once = written(open(WHOLE));

        assertThat(written(open(once))).isEqualTo(once);
        assertThat(once).startsWith("{\n \"cells\": [\n  {").endsWith("}\n");
    }

    @Test
    void older4FilesGetCellIdsThatStayTheSame() {
        String old = """
                {"cells": [{"cell_type": "code", "metadata": {}, "source": "a", "outputs": [], "execution_count": null},
                           {"cell_type": "code", "metadata": {}, "source": "a", "outputs": [], "execution_count": null}],
                 "metadata": {}, "nbformat": 4, "nbformat_minor": 2}
                """;

        NotebookFile one = read(old);
        NotebookFile two = read(old);

        assertThat(one.cells())
                .extracting(NotebookFile.Cell::id)
                .doesNotHaveDuplicates()
                .allMatch(BatchPlan::isCellId);
        assertThat(two).isEqualTo(one);
    }

    @Test
    void claimsOfTrustAreDropped() {
        NotebookFile file = read("""
                {"cells": [{"cell_type": "markdown", "id": "a", "metadata": {"trusted": true, "k": 1}, "source": ""}],
                 "metadata": {"trusted": true}, "nbformat": 4, "nbformat_minor": 5}
                """);

        assertThat(file.trusted()).isTrue();
        assertThat(file.metadata().has("trusted")).isFalse();
        assertThat(file.cells().getFirst().metadata().has("trusted")).isFalse();
        assertThat(file.cells().getFirst().metadata().has("k")).isTrue();
    }

    @Test
    void whatWasTypedBecomesPartOfWhatWasPrinted() {
        NotebookFile file = read(code("{\"output_type\": \"stream\", \"name\": \"stdin\", \"text\": \"42\"}"));

        assertThat(file.cells().getFirst().outputs().getFirst()).contains("\"name\":\"stdout\"");
    }

    @Test
    void longStreamsCanBePaged() {
        String text = "line\\n".repeat(5_000);
        NotebookDocument document =
                open(code("{\"output_type\": \"stream\", \"name\": \"stderr\", \"text\": \"" + text + "\"}"));

        CellOutput output = document.cells().getFirst().outputs().get(0);
        assertThat(output).isInstanceOf(CellOutput.Stream.class);
        assertThat(((CellOutput.Stream) output).text().lines()).isEqualTo(5_000);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("{\"cells\": [", "not-json"),
                Arguments.of("{\"a\": NaN}", "not-json"),
                Arguments.of("", "not-a-notebook"),
                Arguments.of("[1]", "not-a-notebook"),
                Arguments.of("{}", "no-version"),
                Arguments.of("{\"nbformat\": \"4\"}", "no-version"),
                Arguments.of("{\"nbformat\": 3, \"worksheets\": []}", "old-version"),
                Arguments.of("{\"nbformat\": 5}", "new-version"),
                Arguments.of("{\"nbformat\": 4, \"metadata\": {}}", "no-cells"),
                Arguments.of("{\"nbformat\": 4, \"cells\": {}}", "no-cells"),
                Arguments.of("{\"nbformat\": 4, \"cells\": []}", "no-metadata"),
                Arguments.of(cells("1"), "cell-not-an-object"),
                Arguments.of(cells("{}"), "cell-no-type"),
                Arguments.of(cells("{\"cell_type\": \"heading\"}"), "cell-unknown-type"),
                Arguments.of(cells("{\"cell_type\": \"raw\"}"), "cell-no-metadata"),
                Arguments.of(cells("{\"cell_type\": \"raw\", \"metadata\": {}}"), "cell-no-source"),
                Arguments.of(cells("{\"cell_type\": \"raw\", \"metadata\": {}, \"source\": [1]}"), "cell-no-source"),
                Arguments.of(cells("{\"cell_type\": \"code\", \"metadata\": {}, \"source\": \"\"}"), "cell-no-outputs"),
                Arguments.of(
                        cells("{\"cell_type\": \"raw\", \"id\": \"a b\", \"metadata\": {}, \"source\": \"\"}"),
                        "cell-id"),
                Arguments.of(
                        cells("{\"cell_type\": \"raw\", \"id\": \"a\", \"metadata\": {}, \"source\": \"\"},"
                                + "{\"cell_type\": \"raw\", \"id\": \"a\", \"metadata\": {}, \"source\": \"\"}"),
                        "cell-id-twice"),
                Arguments.of(code("{}"), "output-no-type"),
                Arguments.of(code("{\"output_type\": \"pyout\"}"), "output-unknown-type"),
                Arguments.of(code("{\"output_type\": \"stream\", \"name\": \"stdout\"}"), "output-incomplete"),
                Arguments.of(code("{\"output_type\": \"display_data\", \"data\": 1}"), "output-incomplete"),
                Arguments.of("[".repeat(1_000), "too-deep"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void saysWhatIsWrong(String file, String key) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason().key()).isEqualTo("notebook.document.file." + key));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void saysItInBothLanguagesWithAPlaceAndACure(String file, String key) throws IOException {
        Message reason = reasonOf(file.getBytes(StandardCharsets.UTF_8));
        for (String language : List.of("en", "zh_CN")) {
            String words = said(reason, language);
            assertThat(words).as(language).doesNotContain("{").matches("(?s).+[.。]");
            reason.arguments().forEach(part -> assertThat(words).contains(part.toString()));
            long sentences = words.chars()
                    .filter(c -> c == '.' || c == '。' || c == '，' || c == '：')
                    .count();
            assertThat(sentences).as("what is wrong, and what to do: %s", words).isGreaterThan(1);
        }
        assertThat(said(reason, "zh_CN")
                        .codePoints()
                        .filter(Character::isIdeographic)
                        .count())
                .isGreaterThan(8);
    }

    private static Message reasonOf(byte[] file) {
        try {
            NotebookFileReader.read(file);
            throw new AssertionError("it was read");
        } catch (Refusal refusal) {
            return refusal.reason();
        }
    }

    private static String said(Message reason, String language) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(
                Path.of("src/main/resources/i18n/notebook-document_" + language + ".properties"))) {
            texts.load(reader);
        }
        String text = Objects.requireNonNull(texts.getProperty(reason.key()), reason.key());
        return new MessageFormat(text.replace("''", "'").replace("'", "''"), Locale.ROOT)
                .format(reason.arguments().toArray());
    }

    @Test
    void refusesWhatIsTooLargeWithoutReadingIt() {
        Message reason = reasonOf(new byte[NotebookFileReader.LARGEST_FILE + 1]);

        assertThat(reason).isEqualTo(Message.of("notebook.document.file.too-large", 48));
    }

    @Test
    void saysWhereTheJsonBreaks() {
        Message reason = reasonOf("{\"nbformat\": 4,\n \"cells\": [}".getBytes(StandardCharsets.UTF_8));

        assertThat(reason.key()).isEqualTo("notebook.document.file.not-json");
        assertThat(reason.arguments().getFirst()).isEqualTo(2);
    }

    @Test
    void namesTheCellAndTheOutput() {
        assertThatThrownBy(
                        () -> read(
                                cells(
                                        "{\"cell_type\": \"raw\", \"metadata\": {}, \"source\": \"\"},"
                                                + "{\"cell_type\": \"code\", \"metadata\": {}, \"source\": \"\", \"outputs\": [{\"output_type\": \"error\"}]}")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason())
                                .isEqualTo(Message.of("notebook.document.file.output-incomplete", 2, 1, "error")));
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        assertThatThrownBy(() -> NotebookFileReader.read(new byte[] {'{', (byte) 0xff, '}'}))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not-utf8");
    }

    private static String cells(String cells) {
        return "{\"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {}, \"cells\": [" + cells + "]}";
    }

    private static String code(String output) {
        return cells("{\"cell_type\": \"code\", \"id\": \"c\", \"metadata\": {}, \"source\": \"x\", \"outputs\": ["
                + output + "]}");
    }

    private static NotebookFile read(String file) {
        return NotebookFileReader.read(file.getBytes(StandardCharsets.UTF_8));
    }

    static NotebookDocument open(String file) {
        return DocumentLoading.of(read(file), new OperationLog(0, 1_000), 1, OutputLimits.DEFAULT);
    }

    static String written(NotebookDocument document) {
        OutputTexts none = new OutputTexts() {
            @Override
            public String fixed(long output) {
                throw new IllegalStateException("everything is in memory");
            }

            @Override
            public String chunk(long output, int chunk) {
                throw new IllegalStateException("everything is in memory");
            }
        };
        return written(document, none);
    }

    static String written(NotebookDocument document, OutputTexts texts) {
        CutWords words = new CutWords() {
            @Override
            public String lines(long lines, long chars) {
                return "(" + lines + " lines)\n";
            }

            @Override
            public String outputs(long outputs, long bytes) {
                return "(" + outputs + " outputs)\n";
            }
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new NotebookFileWriter(texts, words).write(DocumentSnapshot.of(document), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
