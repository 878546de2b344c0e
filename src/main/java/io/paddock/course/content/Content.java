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

    /** Whether all of a course could be read: what it lacks then is gone on purpose. */
    public boolean isWhole(String slug) {
        return problems.stream()
                .map(ContentProblem::file)
                .noneMatch(file -> file.equals(slug) || file.startsWith(slug + "/"));
    }
}
