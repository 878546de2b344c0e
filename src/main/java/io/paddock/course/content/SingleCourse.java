package io.paddock.course.content;

import io.paddock.course.ContentProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a course that lies in a folder of its own, whatever the folder is called. */
public class SingleCourse {

    private final CourseSchema schema = new CourseSchema();

    /**
     * The course, and what must be mended in files that are named from the course's folder on.
     *
     * @param slug what the course is called in addresses
     */
    public Content read(String slug, Path folder) {
        var problems = new ArrayList<ContentProblem>();
        Optional<CourseFolder> course = new CourseReader(new TextFile(folder), schema).read(slug, folder, problems);
        return new Content(course.map(List::of).orElse(List.of()), problems);
    }
}
