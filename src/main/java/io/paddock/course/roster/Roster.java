package io.paddock.course.roster;

import io.paddock.base.language.Message;
import java.util.List;

/**
 * A class list as it stands in a file.
 *
 * @param kind what the file turned out to be
 * @param unused headings of columns that are not looked at
 */
public record Roster(String file, Message kind, List<String> unused, List<RosterRow> rows) {

    public Roster {
        unused = List.copyOf(unused);
        rows = List.copyOf(rows);
    }
}
