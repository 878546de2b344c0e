package io.paddock.course.roster;

import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the first sheet of an {@code .xlsx} file.
 *
 * <p>With the XML reader of the JDK: the small libraries make room for the column that a cell says it stands in, and
 * unfold formulas, so that a few bytes take all memory or time.
 */
final class XlsxSheet {

    private static final Pattern PLACE = Pattern.compile("([A-Z]{1,3})[0-9]{1,7}");

    private final XlsxBook book;
    private final List<SheetRow> rows = new ArrayList<>();
    private List<SheetCell> cells = new ArrayList<>();
    private int row;

    private XlsxSheet(XlsxBook book) {
        this.book = book;
    }

    /** @throws Refusal where it is no such file, or unpacks to too much */
    static Sheet read(byte[] bytes) {
        var parts = XlsxParts.of(bytes);
        try {
            var book = XlsxBook.of(parts);
            var reader = parts.open(book.sheet()).orElseThrow(() -> new Refusal(Message.of("roster.refused.xlsx")));
            return new Sheet(Message.of("roster.kind.xlsx"), new XlsxSheet(book).rows(reader));
        } catch (XMLStreamException broken) {
            throw new Refusal(Message.of("roster.refused.xlsx"), broken);
        }
    }

    private List<SheetRow> rows(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> throw new Refusal(Message.of("roster.refused.xlsx"));
                case XMLStreamConstants.START_ELEMENT -> {
                    switch (reader.getLocalName()) {
                        case "row" -> start(reader);
                        case "c" -> put(reader);
                        default -> {}
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (reader.getLocalName().equals("row")) {
                        end();
                    }
                }
                default -> {}
            }
        }
        return rows;
    }

    private void start(XMLStreamReader reader) {
        var number = attribute(reader, "r");
        row = number.matches("[0-9]{1,7}") ? Integer.parseInt(number) : row + 1;
        cells = new ArrayList<>();
    }

    private void end() {
        if (rows.size() == Sheet.MOST_ROWS) {
            throw new Refusal(Message.of("roster.refused.rows", Sheet.MOST_ROWS));
        }
        rows.add(new SheetRow(row, cells));
    }

    private void put(XMLStreamReader reader) throws XMLStreamException {
        var column = column(attribute(reader, "r")).orElse(cells.size());
        var cell = cell(reader);
        if (column >= Sheet.MOST_COLUMNS) {
            return;
        }
        while (cells.size() <= column) {
            cells.add(SheetCell.EMPTY);
        }
        cells.set(column, cell);
    }

    private static Optional<Integer> column(String place) {
        var found = PLACE.matcher(place);
        if (!found.matches()) {
            return Optional.empty();
        }
        return Optional.of(found.group(1).chars().reduce(0, (column, letter) -> column * 26 + letter - 'A' + 1) - 1);
    }

    /** Reads up to the end of the cell. */
    private SheetCell cell(XMLStreamReader reader) throws XMLStreamException {
        var type = attribute(reader, "t");
        var style = attribute(reader, "s");
        var value = new StringBuilder();
        var formula = false;
        var inside = "";
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    inside = reader.getLocalName();
                    formula |= inside.equals("f");
                    if (inside.equals("is")) {
                        value.append(XlsxTexts.read(reader, "is"));
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (inside.equals("v") && value.length() <= Sheet.LONGEST_CELL) {
                        value.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    inside = "";
                    if (reader.getLocalName().equals("c")) {
                        return cell(type, style, value.toString(), formula);
                    }
                }
                default -> {}
            }
        }
        throw new XMLStreamException("a cell without an end");
    }

    private SheetCell cell(String type, String style, String value, boolean formula) {
        if (formula) {
            return SheetCell.bad(shortened(value), Message.of("roster.cell.formula"));
        }
        return switch (type) {
            case "s" -> text(shared(value));
            case "inlineStr", "str", "d" -> text(value);
            case "e" -> SheetCell.bad(shortened(value), Message.of("roster.cell.error"));
            case "b" -> SheetCell.of(value.equals("1") ? "TRUE" : "FALSE");
            default -> value.isEmpty() ? SheetCell.EMPTY : XlsxNumbers.cell(value.strip(), format(style));
        };
    }

    private String shared(String index) {
        return index.matches("[0-9]{1,7}")
                        && Integer.parseInt(index) < book.texts().size()
                ? book.texts().get(Integer.parseInt(index))
                : "";
    }

    private String format(String style) {
        return style.matches("[0-9]{1,5}")
                        && Integer.parseInt(style) < book.formats().size()
                ? book.formats().get(Integer.parseInt(style))
                : "";
    }

    private static SheetCell text(String text) {
        return text.length() > Sheet.LONGEST_CELL
                ? SheetCell.bad(shortened(text), Message.of("roster.cell.long", Sheet.LONGEST_CELL))
                : SheetCell.of(text);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), Sheet.LONGEST_CELL));
    }

    private static String attribute(XMLStreamReader reader, String name) {
        return Optional.ofNullable(reader.getAttributeValue(null, name)).orElse("");
    }
}
