package io.paddock.course.roster;

import static io.paddock.course.roster.RosterColumn.MAIL;
import static io.paddock.course.roster.RosterColumn.NAME;
import static io.paddock.course.roster.RosterColumn.NUMBER;
import static io.paddock.course.roster.RosterColumn.SECTION;

import io.paddock.account.StudentNumber;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads class lists from files that people have at hand: text or a workbook, headings in English or Chinese. */
public final class RosterReader {

    /** The largest file. */
    public static final int MOST_BYTES = 2 * 1024 * 1024;
    /** Students on one list. */
    public static final int MOST_STUDENTS = 2_000;

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_SECTION = 60;
    private static final int LONGEST_MAIL = 254;
    /** How many programs keep spreadsheets from taking zeros off a number. */
    private static final Pattern KEPT_AS_TEXT = Pattern.compile("^=\"([^\"]*)\"$");

    /** A text file keeps what was calculated as it was written; a spreadsheet that is given it back calculates. */
    private static final String FORMULA = "=+-@＝＋－＠";

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@,;<>\"]+@[^\\s@,;<>\"]+\\.[^\\s@,;<>\"]+");

    private RosterReader() {}

    /**
     * A class list; what is wrong with single rows stands in them.
     *
     * @throws Refusal where the file as a whole is of no use
     */
    public static Roster read(String file, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new Refusal(Message.of("roster.refused.size", MOST_BYTES / 1024 / 1024));
        }
        var sheet = sheet(bytes);
        var columns = RosterColumns.of(sheet);
        var rows = new ArrayList<RosterRow>();
        var earlier = new HashMap<String, RosterRow>();
        for (var row : sheet.rows()) {
            if (row.number() > columns.row().number() && !row.isBlank()) {
                if (rows.size() == MOST_STUDENTS) {
                    throw new Refusal(Message.of("roster.refused.students", MOST_STUDENTS));
                }
                rows.add(compared(row(row, columns), earlier));
            }
        }
        if (rows.isEmpty()) {
            throw new Refusal(Message.of("roster.refused.empty"));
        }
        return new Roster(file, sheet.kind(), columns.unused(), rows);
    }

    /** A list with one student on it, checked like one from a file. */
    static Roster one(String number, String name, String section) {
        var columns = new RosterColumns(new SheetRow(0, List.of()), Map.of(NUMBER, 0, NAME, 1, SECTION, 2), List.of());
        var cells = List.of(SheetCell.of(number), SheetCell.of(name), SheetCell.of(section));
        return new Roster("", Message.of("roster.kind.xlsx"), List.of(), List.of(row(new SheetRow(1, cells), columns)));
    }

    private static Sheet sheet(byte[] bytes) {
        if (bytes.length == 0) {
            throw new Refusal(Message.of("roster.refused.empty"));
        }
        if (startsWith(bytes, 'P', 'K')) {
            return XlsxSheet.read(bytes);
        }
        if (startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new Refusal(Message.of("roster.refused.old"));
        }
        if (startsWith(bytes, '%', 'P', 'D', 'F')) {
            throw new Refusal(Message.of("roster.refused.encoding"));
        }
        return CsvSheet.read(bytes);
    }

    private static boolean startsWith(byte[] bytes, int... signs) {
        for (var index = 0; index < signs.length; index++) {
            if (bytes.length <= index || Byte.toUnsignedInt(bytes[index]) != signs[index]) {
                return false;
            }
        }
        return true;
    }

    private static RosterRow row(SheetRow row, RosterColumns columns) {
        var problems = new ArrayList<RosterProblem>();
        var number = text(columns.cell(row, NUMBER), NUMBER, problems);
        var name = text(columns.cell(row, NAME), NAME, problems);
        var mail = text(columns.cell(row, MAIL), MAIL, problems);
        var section = text(columns.cell(row, SECTION), SECTION, problems);
        if (problems.isEmpty()) {
            check(!number.isEmpty(), NUMBER, Message.of("roster.cell.no-number"), problems);
            check(number.isEmpty() || StudentNumber.fits(number), NUMBER, Message.of("roster.cell.form"), problems);
            check(name.length() <= LONGEST_NAME, NAME, Message.of("roster.cell.long", LONGEST_NAME), problems);
            check(
                    mail.isEmpty()
                            || mail.length() <= LONGEST_MAIL
                                    && ADDRESS.matcher(mail).matches(),
                    MAIL,
                    Message.of("roster.cell.mail"),
                    problems);
            check(
                    section.length() <= LONGEST_SECTION,
                    SECTION,
                    Message.of("roster.cell.long", LONGEST_SECTION),
                    problems);
        }
        return new RosterRow(row.number(), number, name, mail, section, false, problems);
    }

    private static String text(SheetCell cell, RosterColumn column, List<RosterProblem> problems) {
        cell.problem().ifPresent(problem -> problems.add(new RosterProblem(column, problem)));
        // sections are found again by their names, whatever the width of the digits in them
        var text = Normalizer.normalize(cell.text(), column == SECTION ? Form.NFKC : Form.NFC)
                .replaceAll("\\p{Cf}", "")
                .replaceAll("[\\p{Cntrl}\\s\\u00A0\\u3000]+", " ")
                .strip();
        if (column == NUMBER) {
            text = KEPT_AS_TEXT
                    .matcher(Normalizer.normalize(text, Form.NFKC).strip())
                    .replaceFirst("$1");
        }
        if (text.length() > 1 && FORMULA.indexOf(text.charAt(0)) >= 0) {
            problems.add(new RosterProblem(column, Message.of("roster.cell.sign", text.substring(0, 1))));
        }
        return text;
    }

    private static void check(boolean right, RosterColumn column, Message what, List<RosterProblem> problems) {
        if (!right) {
            problems.add(new RosterProblem(column, what));
        }
    }

    /** A student stands on the list once; twice with the same words is no harm. */
    private static RosterRow compared(RosterRow row, HashMap<String, RosterRow> earlier) {
        if (!row.problems().isEmpty()) {
            return row;
        }
        var first = earlier.putIfAbsent(new StudentNumber(row.number()).value(), row);
        if (first == null) {
            return row;
        }
        var same = first.name().equals(row.name())
                && first.mail().equals(row.mail())
                && first.section().equals(row.section());
        return new RosterRow(
                row.row(),
                row.number(),
                row.name(),
                row.mail(),
                row.section(),
                same,
                same ? List.of() : List.of(new RosterProblem(NUMBER, Message.of("roster.cell.twice", first.row()))));
    }
}
