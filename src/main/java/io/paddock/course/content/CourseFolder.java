package io.paddock.course.content;

import io.paddock.course.Localised;
import java.nio.file.Path;
import java.util.List;

/** A course as its files describe it. */
public record CourseFolder(
        String slug,
        Path folder,
        Localised title,
        Localised summary,
        List<LessonFolder> lessons,
        List<AssignmentFolder> assignments) {

    public CourseFolder {
        lessons = List.copyOf(lessons);
        assignments = List.copyOf(assignments);
    }
}
