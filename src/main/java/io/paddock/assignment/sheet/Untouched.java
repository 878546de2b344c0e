package io.paddock.assignment.sheet;

import java.util.HashMap;

/**
 * How many of a notebook's answers are still as they were given out.
 *
 * @param count of those
 * @param answers in all; tasks, which are answered in cells of the student's own, are none of them
 */
public record Untouched(int count, int answers) {

    /** An answer that is missing counts as untouched: grading puts it back as it was given. */
    public static Untouched of(Sheet given, Sheet students) {
        var written = new HashMap<String, String>();
        Repair.of(given, given, students).sheet().cells().stream()
                .filter(cell -> cell.kind().isAnswer())
                .forEach(cell -> written.put(cell.name(), cell.source().strip()));
        var answers =
                given.cells().stream().filter(cell -> cell.kind().isAnswer()).toList();
        var count = answers.stream()
                .filter(cell -> cell.source().strip().equals(written.get(cell.name())))
                .count();
        return new Untouched((int) count, answers.size());
    }
}
