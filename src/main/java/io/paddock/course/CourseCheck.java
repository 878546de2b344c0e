package io.paddock.course;

import java.util.List;

/**
 * Looks at what of a course only another module understands, before anything of it is taken in. Implemented by those
 * modules; called from the thread that takes the course in, and may take a second.
 */
public interface CourseCheck {

    /** What must be mended; empty where all is well. Throws only where the files cannot be read. */
    List<ContentProblem> problems(CourseDraft draft);
}
