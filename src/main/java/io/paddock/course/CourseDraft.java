package io.paddock.course;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;

/**
 * A course that somebody wants to take in, for modules that look at a part of it.
 *
 * @param lessons the lessons' notebooks
 * @param assignments the assignments' source notebooks
 * @param environments the lab images that it names
 */
public record CourseDraft(List<File> lessons, List<File> assignments, SortedSet<String> environments) {

    public CourseDraft {
        lessons = List.copyOf(lessons);
        assignments = List.copyOf(assignments);
    }

    /**
     * A file of it.
     *
     * @param name as its author knows it
     */
    public record File(String name, Path path) {}
}
