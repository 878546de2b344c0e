package io.paddock.assignment.sheet;

import io.paddock.assignment.sheet.RepairNote.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts a student's notebook back into the teacher's order: locked cells and tests with the teacher's text, answers with
 * the student's. Never fails, whatever the student's file looks like.
 */
public final class Repair {

    private final Sheet teachers;
    private final Sheet students;
    private final Sheet given;
    private final List<RepairNote> notes = new ArrayList<>();

    /** A notebook that can be run, and what was put right in it. */
    public record Repaired(Sheet sheet, List<RepairNote> notes) {

        public Repaired {
            notes = List.copyOf(notes);
        }
    }

    private Repair(Sheet teachers, Sheet given, Sheet students) {
        this.teachers = teachers;
        this.given = given;
        this.students = students;
    }

    /**
     * @param teachers the text of tests and locked cells that counts: with hidden tests for grading, without for a check
     * @param given the student version as it was handed out
     */
    public static Repaired of(Sheet teachers, Sheet given, Sheet students) {
        var repair = new Repair(teachers, given, students);
        return new Repaired(students.with(repair.cells()), repair.notes);
    }

    private List<SheetCell> cells() {
        var places = places();
        noteMoved(places);
        var owned = new HashSet<>(places.values());
        Map<Integer, List<SheetCell>> followers = followers(owned);
        var cells = new ArrayList<SheetCell>(followers.getOrDefault(-1, List.of()));
        for (var index = 0; index < teachers.cells().size(); index++) {
            var ours = teachers.cells().get(index);
            if (ours.kind() == CellKind.PLAIN) {
                continue;
            }
            var place = places.get(index);
            var theirs = place == null ? null : students.cells().get(place);
            cells.add(backbone(ours, given.cells().get(index), theirs));
            if (place != null) {
                cells.addAll(followers.getOrDefault(place, List.of()));
            }
        }
        return cells;
    }

    private SheetCell backbone(SheetCell ours, SheetCell handedOut, @Nullable SheetCell theirs) {
        if (theirs == null) {
            notes.add(new RepairNote(ours.name(), Kind.MISSING));
            return ours.kind().isAnswer() ? handedOut : ours;
        }
        if (ours.kind().isAnswer()) {
            return ours.with(theirs.source());
        }
        if (!theirs.source().equals(handedOut.source())) {
            notes.add(new RepairNote(ours.name(), Kind.EDITED));
        }
        return ours;
    }

    /** Where each of the teacher's cells stands in the student's notebook; those that are missing are left out. */
    private Map<Integer, Integer> places() {
        Map<String, List<Integer>> byId = new HashMap<>();
        Map<String, List<Integer>> byName = new HashMap<>();
        for (var index = 0; index < students.cells().size(); index++) {
            var cell = students.cells().get(index);
            byId.computeIfAbsent(cell.id(), none -> new ArrayList<>()).add(index);
            if (cell.gradeId() != null) {
                byName.computeIfAbsent(cell.gradeId(), none -> new ArrayList<>())
                        .add(index);
            }
        }
        Map<Integer, Integer> places = new LinkedHashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (var index = 0; index < teachers.cells().size(); index++) {
            var ours = teachers.cells().get(index);
            if (ours.kind() == CellKind.PLAIN) {
                continue;
            }
            var named = byName.getOrDefault(String.valueOf(ours.gradeId()), List.of());
            var candidates =
                    new ArrayList<Integer>(ours.id().isEmpty() ? List.of() : byId.getOrDefault(ours.id(), List.of()));
            named.stream().filter(place -> !candidates.contains(place)).forEach(candidates::add);
            candidates.removeIf(taken::contains);
            if (!candidates.isEmpty()) {
                places.put(index, candidates.getFirst());
                taken.add(candidates.getFirst());
            }
            if (candidates.size() > 1) {
                notes.add(new RepairNote(ours.name(), Kind.DUPLICATED));
            }
        }
        return places;
    }

    private void noteMoved(Map<Integer, Integer> places) {
        var furthest = -1;
        for (var entry : places.entrySet()) {
            if (entry.getValue() < furthest) {
                notes.add(new RepairNote(teachers.cells().get(entry.getKey()).name(), Kind.MOVED));
            }
            furthest = Math.max(furthest, entry.getValue());
        }
    }

    /** The student's own cells, by the place of the teacher's cell that they stand after; -1 for the top. */
    private Map<Integer, List<SheetCell>> followers(Set<Integer> owned) {
        var names = teachers.cells().stream()
                .filter(cell -> cell.kind() != CellKind.PLAIN)
                .map(SheetCell::name)
                .collect(Collectors.toSet());
        Map<Integer, List<SheetCell>> followers = new HashMap<>();
        var after = -1;
        for (var index = 0; index < students.cells().size(); index++) {
            var cell = students.cells().get(index);
            if (owned.contains(index)) {
                after = index;
            } else if (cell.gradeId() == null || !names.contains(cell.gradeId())) {
                // a second copy of a graded cell is left out; anything else is the student's own
                followers.computeIfAbsent(after, none -> new ArrayList<>()).add(own(cell));
            }
        }
        return followers;
    }

    /** A student's cell cannot make itself one that is marked. */
    private static SheetCell own(SheetCell cell) {
        var plain = cell.json().deepCopy();
        if (plain.get("metadata") instanceof tools.jackson.databind.node.ObjectNode metadata) {
            metadata.remove("nbgrader");
        }
        return new SheetCell(cell.id(), cell.isCode(), CellKind.PLAIN, null, Points.NONE, cell.source(), plain);
    }
}
