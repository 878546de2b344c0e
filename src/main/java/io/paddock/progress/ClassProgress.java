package io.paddock.progress;

import io.paddock.account.Circle;
import io.paddock.account.Person;
import io.paddock.course.Course;
import java.util.List;

/**
 * A page of a class: how its students are getting on.
 *
 * @param rows by name
 * @param matching students that the wish fits, on all pages
 * @param figures of the whole class
 * @param sections that the reader may look into
 */
public record ClassProgress(Course course, List<Row> rows, int matching, ClassFigures figures, List<Circle> sections) {

    public ClassProgress {
        rows = List.copyOf(rows);
        sections = List.copyOf(sections);
    }

    /** One student. */
    public record Row(Person student, CourseProgress progress) {}
}
