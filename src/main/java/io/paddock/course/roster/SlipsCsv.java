package io.paddock.course.roster;

import io.paddock.account.ActivationCode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** Activation codes as a table that spreadsheets open: UTF-8 with its mark, and no cell that they would take for a formula. */
public final class SlipsCsv {

    private static final String MARK = "\uFEFF";
    private static final String FORMULA = "=+-@＝＋－＠";

    private SlipsCsv() {}

    /**
     * A line for each code.
     *
     * @param headings of number, name, mail, code and address
     * @param address where codes are typed
     */
    public static byte[] write(List<ActivationCode> codes, List<String> headings, String address) {
        var text = new StringWriter();
        text.write(MARK);
        try (var printer = CSVFormat.RFC4180.print(text)) {
            printer.printRecord(headings);
            for (var code : codes) {
                printer.printRecord(
                        // a number of digits alone would lose its zeros
                        code.number().value().matches("0[0-9]+")
                                ? "=\"" + code.number() + "\""
                                : code.number().value(),
                        safe(code.person().displayName()),
                        safe(code.mail()),
                        code.code(),
                        address);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String safe(String text) {
        var start = text.strip();
        return !start.isEmpty() && FORMULA.indexOf(start.charAt(0)) >= 0 ? "'" + text : text;
    }
}
