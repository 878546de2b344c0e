package io.paddock.course.content;

import io.paddock.course.ContentProblem;
import java.util.List;

/** What was read from the content folder: the courses that are whole, and what must be mended. */
public record Content(List<CourseFolder> courses, List<ContentProblem> problems) {

    public static final Content EMPTY = new Content(List.of(), List.of());

    public Content {
        courses = List.copyOf(courses);
        problems = List.copyOf(problems);
    }
}
