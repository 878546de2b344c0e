package io.paddock.course.roster;

import io.paddock.base.language.Message;
import java.util.List;

/**
 * A table as it stands in a file.
 *
 * @param kind what the file turned out to be
 */
record Sheet(Message kind, List<SheetRow> rows) {

    /** Rows of a file, those without anything in them included; a class list of a whole year stays below it. */
    static final int MOST_ROWS = 5_000;
    /** Columns of a table; what stands beyond is not looked at. */
    static final int MOST_COLUMNS = 64;

    static final int LONGEST_CELL = 500;

    Sheet {
        rows = List.copyOf(rows);
    }
}
