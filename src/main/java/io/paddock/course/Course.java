package io.paddock.course;

import io.paddock.account.CircleId;
import java.util.List;

/** A course that people can take. */
public record Course(
        String slug,
        CircleId circle,
        Localised title,
        Localised summary,
        List<Lesson> lessons,
        List<CourseAssignment> assignments) {

    public Course {
        lessons = List.copyOf(lessons);
        assignments = List.copyOf(assignments);
    }
}
