package io.paddock.course;

import java.util.List;

/** Published when content was read and has its circles: at start, and when somebody has it read again. */
public record CoursesPlaced(List<Course> courses) {

    public CoursesPlaced {
        courses = List.copyOf(courses);
    }
}
