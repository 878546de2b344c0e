package io.paddock.course.roster;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Texts of a workbook: put together from their runs, without the readings that stand small above Chinese or Japanese. */
final class XlsxTexts {

    /** How signs are written that XML cannot hold. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private XlsxTexts() {}

    /** The text up to the end of the element that the reader stands on. */
    static String read(XMLStreamReader reader, String element) throws XMLStreamException {
        var text = new StringBuilder();
        var reading = 0;
        var inText = false;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (reader.getLocalName().equals("rPh")) {
                        reading++;
                    }
                    inText = reader.getLocalName().equals("t") && reading == 0;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (inText && text.length() <= Sheet.LONGEST_CELL) {
                        text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    inText = false;
                    if (reader.getLocalName().equals("rPh")) {
                        reading--;
                    }
                    if (reader.getLocalName().equals(element)) {
                        return unescaped(text.toString());
                    }
                }
                default -> {}
            }
        }
        return unescaped(text.toString());
    }

    private static String unescaped(String text) {
        return text.contains("_x") ? ESCAPED.matcher(text).replaceAll(XlsxTexts::sign) : text;
    }

    private static String sign(MatchResult escaped) {
        return java.util.regex.Matcher.quoteReplacement(
                Character.toString((char) Integer.parseInt(escaped.group(1), 16)));
    }
}
