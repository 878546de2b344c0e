package io.paddock.course.content;

import io.paddock.base.language.Language;
import io.paddock.course.CourseAssignment;
import java.nio.file.Path;
import java.util.Map;

/**
 * An assignment with its files.
 *
 * @param sources its source notebooks, in the languages that they are written in; English always
 */
public record AssignmentFolder(CourseAssignment assignment, Map<Language, Path> sources) {

    public AssignmentFolder {
        sources = Map.copyOf(sources);
    }
}
