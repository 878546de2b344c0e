package io.paddock.course.roster;

import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which column of a table is what.
 *
 * @param row where the headings stand; titles may stand above
 * @param unused headings of columns that are not looked at
 */
record RosterColumns(SheetRow row, Map<RosterColumn, Integer> places, List<String> unused) {

    /** Headings stand in one of the first rows. */
    static final int LOOKED_AT = 10;

    RosterColumns {
        places = Map.copyOf(places);
        unused = List.copyOf(unused);
    }

    /** @throws Refusal where there is no column of student numbers, or two of a kind */
    static RosterColumns of(Sheet sheet) {
        return sheet.rows().stream()
                .limit(LOOKED_AT)
                .filter(row -> row.cells().stream()
                        .anyMatch(cell -> RosterColumn.of(cell.text())
                                .filter(RosterColumn.NUMBER::equals)
                                .isPresent()))
                .findFirst()
                .map(RosterColumns::of)
                .orElseThrow(() -> missing(sheet));
    }

    private static Refusal missing(Sheet sheet) {
        var found = sheet.rows().stream()
                .filter(row -> !row.isBlank())
                .findFirst()
                .map(row -> row.cells().stream()
                        .map(SheetCell::text)
                        .filter(text -> !text.isBlank())
                        .limit(8)
                        .map(text -> text.length() > 30 ? text.substring(0, 30) + "…" : text)
                        .collect(Collectors.joining(", ")))
                .orElse("");
        return new Refusal(
                found.isEmpty() ? Message.of("roster.refused.empty") : Message.of("roster.refused.columns", found));
    }

    private static RosterColumns of(SheetRow row) {
        var places = new EnumMap<RosterColumn, Integer>(RosterColumn.class);
        var unused = new ArrayList<String>();
        for (var place = 0; place < row.cells().size(); place++) {
            var heading = row.cell(place).text().strip();
            var column = RosterColumn.of(heading);
            if (column.isPresent()) {
                if (places.putIfAbsent(column.get(), place) != null) {
                    throw new Refusal(Message.of(
                            "roster.refused.twice",
                            heading,
                            row.cell(places.get(column.get())).text()));
                }
            } else if (!heading.isEmpty()) {
                unused.add(heading.length() > 30 ? heading.substring(0, 30) + "…" : heading);
            }
        }
        return new RosterColumns(row, places, unused);
    }

    SheetCell cell(SheetRow in, RosterColumn column) {
        var place = places.get(column);
        return place == null ? SheetCell.EMPTY : in.cell(place);
    }
}
