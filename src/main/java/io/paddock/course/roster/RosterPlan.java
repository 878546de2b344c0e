package io.paddock.course.roster;

import io.paddock.course.roster.PlannedRow.Outcome;
import java.util.List;

/**
 * What importing a class list would do, row by row.
 *
 * @param newSections sections that would be made
 */
public record RosterPlan(Roster roster, List<PlannedRow> rows, List<String> newSections) {

    public RosterPlan {
        rows = List.copyOf(rows);
        newSections = List.copyOf(newSections);
    }

    public int count(Outcome outcome) {
        return Math.toIntExact(
                rows.stream().filter(row -> row.outcome() == outcome).count());
    }

    /** Rows that keep the list from being imported. */
    public int hindrances() {
        return count(Outcome.WRONG) + count(Outcome.NOT_FOUND);
    }

    /** Whether importing would change anything. */
    public boolean changes() {
        return !changing().isEmpty();
    }

    /** The rows for which something would be done. */
    public List<PlannedRow> changing() {
        return rows.stream().filter(row -> row.outcome().changes()).toList();
    }
}
