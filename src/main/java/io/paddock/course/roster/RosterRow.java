package io.paddock.course.roster;

import java.util.List;

/**
 * A student on a class list, as the file says.
 *
 * @param row in the file, as spreadsheets count
 * @param number as it stands there; a student number only where there are no problems
 * @param repeated the same student stands in an earlier row, with the same words
 */
public record RosterRow(
        int row,
        String number,
        String name,
        String mail,
        String section,
        boolean repeated,
        List<RosterProblem> problems) {

    public RosterRow {
        problems = List.copyOf(problems);
    }
}
