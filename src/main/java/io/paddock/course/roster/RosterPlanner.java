package io.paddock.course.roster;

import io.paddock.account.CircleId;
import io.paddock.account.Student;
import io.paddock.account.StudentNumber;
import io.paddock.account.Students;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.course.roster.PlannedRow.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares a class list with who is there. */
@Component
class RosterPlanner {

    private final Students students;
    private final SectionPlaces sections;

    RosterPlanner(Students students, SectionPlaces sections) {
        this.students = students;
        this.sections = sections;
    }

    /** A number of queries that does not grow with the list. */
    RosterPlan plan(UserId actor, CircleId course, Roster roster) {
        var numbers = roster.rows().stream()
                .filter(row -> row.problems().isEmpty())
                .map(row -> new StudentNumber(row.number()))
                .distinct()
                .toList();
        var known = students.find(actor, course, numbers);
        var there = sections.students(actor, course);
        var rows = new ArrayList<PlannedRow>();
        for (var row : roster.rows()) {
            rows.add(plan(row, known, there));
        }
        var missing = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        roster.rows().stream()
                .map(RosterRow::section)
                .filter(name -> !name.isEmpty())
                .forEach(missing::add);
        sections.names(course).forEach(missing::remove);
        return new RosterPlan(roster, rows, List.copyOf(missing));
    }

    private static PlannedRow plan(
            RosterRow row, Map<StudentNumber, Student> known, Map<UserId, SectionPlaces.Place> there) {
        if (!row.problems().isEmpty()) {
            return new PlannedRow(row, Outcome.WRONG, List.of());
        }
        if (row.repeated()) {
            return new PlannedRow(row, Outcome.REPEATED, List.of());
        }
        var student = known.get(new StudentNumber(row.number()));
        if (student == null) {
            return new PlannedRow(row, row.name().isEmpty() ? Outcome.NOT_FOUND : Outcome.NEW, List.of());
        }
        return new PlannedRow(row, outcome(row, there.get(student.person().id())), notes(row, student, there));
    }

    private static Outcome outcome(RosterRow row, SectionPlaces.@Nullable Place place) {
        if (place == null || !place.enrolled()) {
            return Outcome.ENROL;
        }
        return row.section().isEmpty() || place.in(row.section()) ? Outcome.THERE : Outcome.MOVE;
    }

    private static List<Message> notes(RosterRow row, Student student, Map<UserId, SectionPlaces.Place> there) {
        var notes = new ArrayList<Message>();
        var name = student.person().displayName();
        if (!row.name().isEmpty() && !row.name().equals(name)) {
            notes.add(Message.of("roster.note.name", name));
        }
        var place = there.get(student.person().id());
        if (place != null && place.staff()) {
            notes.add(Message.of("roster.note.staff"));
        }
        return notes;
    }
}
