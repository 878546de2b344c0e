package io.paddock.assignment.sheet;

import java.util.HashMap;
import java.util.Map;

/** How far two states of one notebook are apart. */
public final class Changes {

    private Changes() {}

    /** Cells that were added, taken away or have another text; outputs do not count. */
    public static int between(Sheet before, Sheet after) {
        Map<String, Integer> open = new HashMap<>();
        before.cells().forEach(cell -> open.merge(key(cell), 1, Integer::sum));
        var changed = 0;
        for (var cell : after.cells()) {
            var left = open.merge(key(cell), -1, Integer::sum);
            if (left < 0) {
                changed++;
            }
        }
        var gone = before.cells().size() - (after.cells().size() - changed);
        return Math.max(changed, gone);
    }

    private static String key(SheetCell cell) {
        return cell.id() + "\n" + cell.isCode() + "\n" + cell.source();
    }
}
