package io.paddock.course.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any table that is written is read as it was, in each encoding and as a workbook; whatever is sent ends in an answer. */
class RosterPropertiesTest {

    private static final String[] ENCODINGS = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"};
    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final String LETTERS = "abzABZ019 -_.'\"“”,;\t|=+@#()·王芳李娜龘〇鿏ÄßéñŁžяΩ一班２０💯𠮷";

    static List<Long> seeds() {
        return new Random(20_261_124).longs(150).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenIsRead(long seed) {
        var random = new Random(seed);
        var table = table(random);
        var expected = table.stream()
                .skip(1)
                .map(row -> List.of(row.get(0), seen(row.get(1), Form.NFC), seen(row.get(2), Form.NFKC)))
                .toList();

        assertThat(rows(csv(table, random))).isEqualTo(expected);
        assertThat(rows(Workbook.of(table))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damagedFilesEndInAnAnswer(long seed) {
        var random = new Random(seed);
        var table = table(random);
        var file = random.nextBoolean() ? csv(table, random) : Workbook.of(table);
        for (var damage = 0; damage < 5; damage++) {
            file[random.nextInt(file.length)] = (byte) random.nextInt(256);
        }
        try {
            assertThat(RosterReader.read("class", file).rows()).isNotEmpty();
        } catch (io.paddock.base.language.Refusal told) {
            assertThat(told.reason().key()).startsWith("roster.refused.");
        }
    }

    /** Different numbers, so that no row is a repetition. */
    private static List<List<String>> table(Random random) {
        var table = new ArrayList<List<String>>();
        table.add(List.of("学号", "Name", "Section"));
        var rows = 1 + random.nextInt(30);
        for (var row = 0; row < rows; row++) {
            var number = "0".repeat(random.nextInt(6)) + random.nextInt(1_000) + "-" + row;
            table.add(List.of(number, text(random, 110), text(random, 50)));
        }
        return table;
    }

    private static String text(Random random, int longest) {
        var signs = LETTERS.codePoints().toArray();
        var text = new StringBuilder();
        var length = random.nextInt(longest / 2);
        for (var sign = 0; sign < length; sign++) {
            text.appendCodePoint(signs[random.nextInt(signs.length)]);
        }
        return text.toString();
    }

    private static byte[] csv(List<List<String>> table, Random random) {
        var encoding = ENCODINGS[random.nextInt(ENCODINGS.length)];
        var marked = encoding.startsWith("UTF-16") || encoding.equals("UTF-8") && random.nextBoolean();
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(SEPARATORS[random.nextInt(SEPARATORS.length)])
                .setRecordSeparator(random.nextBoolean() ? "\r\n" : "\n")
                .get();
        var text = new StringWriter();
        try (var printer = format.print(text)) {
            printer.printRecords(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ((marked ? "\uFEFF" : "") + text).getBytes(Charset.forName(encoding));
    }

    private static List<List<String>> rows(byte[] file) {
        return RosterReader.read("class", file).rows().stream()
                .map(row -> Arrays.asList(row.number(), row.name(), row.section()))
                .toList();
    }

    /** As people see it: one space for several. */
    private static String seen(String text, Form form) {
        return Normalizer.normalize(text, form).replaceAll("\\s+", " ").strip();
    }
}
