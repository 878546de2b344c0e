package io.paddock.grading;

import io.paddock.account.Person;
import io.paddock.account.UserId;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentId;
import io.paddock.assignment.sheet.Points;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The grades of a course: students by assignments.
 *
 * @param grades by student, then by assignment; what was not handed in is left out
 */
public record Gradebook(
        List<Person> students,
        List<Assignment> assignments,
        Map<AssignmentId, Points> possible,
        Map<UserId, Map<AssignmentId, Grade>> grades) {

    public Optional<Grade> grade(UserId student, AssignmentId assignment) {
        return Optional.ofNullable(grades.getOrDefault(student, Map.of()).get(assignment));
    }

    /** Of what is known so far. */
    public Points total(UserId student) {
        return Points.sum(grades.getOrDefault(student, Map.of()).values().stream()
                .map(Grade::points)
                .toList());
    }
}
