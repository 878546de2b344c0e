package io.paddock.course.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the cells of a workbook refer to.
 *
 * @param sheet the part of the first sheet that is not hidden
 * @param texts shared by cells
 * @param formats of numbers, by the style of cells; empty for the usual one
 */
record XlsxBook(String sheet, List<String> texts, List<String> formats) {

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    /** Formats that have a number in place of a text: integers, and dates from 14 to 22. */
    private static final int FIRST_DATE = 14;

    private static final int LAST_DATE = 22;

    static XlsxBook of(XlsxParts parts) throws XMLStreamException {
        return new XlsxBook(sheet(parts), texts(parts), formats(parts));
    }

    private static String sheet(XlsxParts parts) throws XMLStreamException {
        var targets = new HashMap<String, String>();
        each(parts, "xl/_rels/workbook.xml.rels", (reader, name) -> {
            if (name.equals("Relationship")) {
                targets.put(attribute(reader, "Id"), attribute(reader, "Target"));
            }
        });
        var sheets = new ArrayList<String>();
        each(parts, "xl/workbook.xml", (reader, name) -> {
            if (name.equals("sheet")
                    && !attribute(reader, "state")
                            .toLowerCase(java.util.Locale.ROOT)
                            .contains("hidden")) {
                var id = Optional.ofNullable(reader.getAttributeValue(RELATIONS, "id"))
                        .or(() -> Optional.ofNullable(reader.getAttributeValue(STRICT_RELATIONS, "id")))
                        .orElse("");
                Optional.ofNullable(targets.get(id)).ifPresent(sheets::add);
            }
        });
        return sheets.stream()
                .findFirst()
                .map(target -> target.startsWith("/") ? target.substring(1) : "xl/" + target)
                .orElse("xl/worksheets/sheet1.xml");
    }

    private static List<String> texts(XlsxParts parts) throws XMLStreamException {
        var texts = new ArrayList<String>();
        var found = parts.open("xl/sharedStrings.xml");
        if (found.isEmpty()) {
            return texts;
        }
        var reader = found.get();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("si")) {
                texts.add(XlsxTexts.read(reader, "si"));
            }
        }
        return texts;
    }

    private static List<String> formats(XlsxParts parts) throws XMLStreamException {
        var codes = new HashMap<String, String>();
        var formats = new ArrayList<String>();
        var inStyles = new boolean[1];
        each(parts, "xl/styles.xml", (reader, name) -> {
            switch (name) {
                case "numFmt" -> codes.put(attribute(reader, "numFmtId"), attribute(reader, "formatCode"));
                case "cellXfs" -> inStyles[0] = true;
                case "cellStyles", "dxfs" -> inStyles[0] = false;
                case "xf" -> {
                    if (inStyles[0]) {
                        formats.add(code(codes, attribute(reader, "numFmtId")));
                    }
                }
                default -> {}
            }
        });
        return formats;
    }

    private static String code(Map<String, String> codes, String id) {
        var own = codes.get(id);
        if (own != null) {
            return own;
        }
        var known = id.matches("[0-9]{1,3}") ? Integer.parseInt(id) : 0;
        return known >= FIRST_DATE && known <= LAST_DATE ? "yyyy" : "";
    }

    private interface Visit {
        void start(XMLStreamReader reader, String name);
    }

    private static void each(XlsxParts parts, String part, Visit visit) throws XMLStreamException {
        var found = parts.open(part);
        if (found.isPresent()) {
            var reader = found.get();
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    visit.start(reader, reader.getLocalName());
                }
            }
        }
    }

    private static String attribute(XMLStreamReader reader, String name) {
        return Optional.ofNullable(reader.getAttributeValue(null, name)).orElse("");
    }
}
