package io.paddock.assignment.sheet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What people call the cells that are marked: nbgrader has ids only, so a test is called by the comment in its first
 * line, anything else by the nearest heading, its own or above it.
 */
public final class CellTitles {

    private static final int LONGEST = 120;
    private static final Pattern COMMENT = Pattern.compile("#(?!##)\\s*(\\S.*)");
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(\\S.*)");

    private CellTitles() {}

    /**
     * By the cells' names.
     *
     * @param sheet as the teacher wrote it, or as students got it; what is hidden from students is left out of both
     */
    public static Map<String, String> of(Sheet sheet) {
        var titles = new HashMap<String, String>();
        var heading = "";
        for (var cell : sheet.cells()) {
            var lines = shown(cell).lines().map(String::strip).toList();
            if (!cell.isCode()) {
                heading = first(lines, HEADING, heading);
            }
            if (cell.kind().isGraded()) {
                var own = cell.isCode() ? first(firstLine(lines), COMMENT, heading) : heading;
                titles.put(cell.name(), own.isEmpty() ? cell.name() : own);
            }
        }
        return apart(titles);
    }

    /** Two of the same title are told apart by their ids. */
    private static Map<String, String> apart(Map<String, String> titles) {
        var all = new ArrayList<>(titles.values());
        titles.replaceAll((name, title) -> Collections.frequency(all, title) > 1 ? title + " · " + name : title);
        return Map.copyOf(titles);
    }

    private static String shown(SheetCell cell) {
        var text = Region.HIDDEN_TESTS.cut(cell.source()).text();
        return Region.SOLUTION.cut(Region.MARK_SCHEME.cut(text).text()).text();
    }

    private static List<String> firstLine(List<String> lines) {
        return lines.stream().filter(line -> !line.isEmpty()).limit(1).toList();
    }

    private static String first(List<String> lines, Pattern pattern, String otherwise) {
        for (var line : lines) {
            var found = pattern.matcher(line);
            if (found.matches()) {
                var title = found.group(1).replace("`", "").replace("**", "").strip();
                return title.substring(0, Math.min(LONGEST, title.length()));
            }
        }
        return otherwise;
    }
}
