package io.paddock.course.roster;

import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads tables from text: commas, semicolons or tabs between the cells, quotes around those that need them. */
final class CsvSheet {

    private static final char[] SEPARATORS = {',', ';', '\t'};

    private CsvSheet() {}

    /** @throws Refusal where it is no such table */
    static Sheet read(byte[] bytes) {
        var plain = PlainText.of(bytes);
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator(plain.text()))
                .setIgnoreEmptyLines(false)
                .get();
        var rows = new ArrayList<SheetRow>();
        try (var parser = CSVParser.parse(plain.text(), format)) {
            for (var row : parser) {
                if (rows.size() == Sheet.MOST_ROWS) {
                    throw new Refusal(Message.of("roster.refused.rows", Sheet.MOST_ROWS));
                }
                rows.add(new SheetRow(Math.toIntExact(row.getRecordNumber()), cells(row)));
            }
        } catch (UncheckedIOException | IOException broken) {
            throw new Refusal(Message.of("roster.refused.csv", rows.size() + 1), broken);
        }
        return new Sheet(Message.of("roster.kind.csv", plain.encoding()), rows);
    }

    private static List<SheetCell> cells(CSVRecord row) {
        return row.stream()
                .limit(Sheet.MOST_COLUMNS)
                .map(text -> text.length() > Sheet.LONGEST_CELL
                        ? SheetCell.bad(
                                text.substring(0, Sheet.LONGEST_CELL),
                                Message.of("roster.cell.long", Sheet.LONGEST_CELL))
                        : SheetCell.of(text))
                .toList();
    }

    /** The sign that stands most often in the first line that has one; a comma where none has. */
    private static char separator(String text) {
        return text.lines()
                .limit(RosterColumns.LOOKED_AT)
                .map(line -> {
                    var most = '\0';
                    for (var sign : SEPARATORS) {
                        if (count(line, sign) > (most == '\0' ? 0 : count(line, most))) {
                            most = sign;
                        }
                    }
                    return most;
                })
                .filter(sign -> sign != '\0')
                .findFirst()
                .orElse(',');
    }

    private static long count(String line, char sign) {
        return line.chars().filter(each -> each == sign).count();
    }
}
