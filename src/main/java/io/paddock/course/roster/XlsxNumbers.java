package io.paddock.course.roster;

import io.paddock.base.language.Message;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers of a workbook as the person sees them who opens it: a student number that was typed as one keeps its zeros. */
final class XlsxNumbers {

    /** Nothing but digits and what stands between and around them. */
    private static final Pattern PLAIN = Pattern.compile("(?i)(general|@|[0#,._ ()\\\\-]*)(;.*)?");

    private static final Pattern ZEROS = Pattern.compile("0+");
    /** What spreadsheets keep of a number; those behind are lost and become zeros. */
    private static final int DIGITS_KEPT = 15;

    private XlsxNumbers() {}

    static SheetCell cell(String stored, String format) {
        if (stored.length() > 40) {
            return SheetCell.bad(stored.substring(0, 40), Message.of("roster.cell.number"));
        }
        BigDecimal number;
        try {
            number = new BigDecimal(stored);
        } catch (NumberFormatException none) {
            return SheetCell.bad(stored, Message.of("roster.cell.number"));
        }
        if (Math.abs((long) number.scale()) > 40) {
            return SheetCell.bad(stored, Message.of("roster.cell.number"));
        }
        var text = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        if (!PLAIN.matcher(format).matches()) {
            return SheetCell.bad(text, Message.of("roster.cell.format", format));
        }
        if (text.matches("[0-9]+") && text.length() > DIGITS_KEPT) {
            return SheetCell.bad(text, Message.of("roster.cell.digits", DIGITS_KEPT));
        }
        if (ZEROS.matcher(format).matches() && text.matches("[0-9]+")) {
            text = "0".repeat(Math.clamp(format.length() - text.length(), 0, 40)) + text;
        }
        return SheetCell.of(text);
    }
}
