package io.paddock.course;

import java.util.List;
import java.util.UUID;

/** What came of a zip that somebody uploaded. */
public sealed interface CourseParcel {

    /** It is a course and can be taken in; kept for its uploader for two hours. */
    record Good(UUID id, CourseSummary summary) implements CourseParcel {}

    /** Nothing of it is taken in before all of this is mended. */
    record Bad(List<ContentProblem> problems) implements CourseParcel {
        public Bad {
            problems = List.copyOf(problems);
        }
    }

    /** The uploader called it off. */
    record Cancelled() implements CourseParcel {}
}
