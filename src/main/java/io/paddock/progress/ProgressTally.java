package io.paddock.progress;

import io.paddock.assignment.AssignmentService;
import io.paddock.assignment.Submission;
import io.paddock.assignment.SubmissionReceived;
import io.paddock.classroom.ClassroomService;
import io.paddock.classroom.LessonWorked;
import io.paddock.course.Course;
import io.paddock.course.CoursesPlaced;
import io.paddock.grading.GradeAwarded;
import io.paddock.grading.GradingService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the tallies: from events as they come, or anew from the tables of the modules that send them. */
@Component
class ProgressTally {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressTally.class);

    private final ProgressRows rows;
    private final ClassroomService classroom;
    private final AssignmentService assignments;
    private final GradingService grading;

    ProgressTally(
            ProgressRows rows, ClassroomService classroom, AssignmentService assignments, GradingService grading) {
        this.rows = rows;
        this.classroom = classroom;
        this.assignments = assignments;
        this.grading = grading;
    }

    @EventListener
    void on(LessonWorked worked) {
        rows.put(worked.work());
    }

    @EventListener
    void on(SubmissionReceived received) {
        rows.put(received.submission(), received.assignment().circle());
    }

    /** Before those who then read the tallies. */
    @EventListener
    @Order(0)
    void on(GradeAwarded awarded) {
        rows.award(awarded.submission());
    }

    /** A course that has no tallies, though perhaps work from before there were any. */
    @EventListener
    @Transactional
    public void on(CoursesPlaced placed) {
        placed.courses().stream()
                .filter(course -> rows.isEmpty(course.slug(), course.circle()))
                .forEach(this::recount);
    }

    /**
     * Counts a course anew. Taking the old rows away comes first: events that come meanwhile wait for it, and what was
     * stored before is seen by the counting.
     */
    @Transactional
    public void recount(Course course) {
        rows.clear(course.slug(), course.circle());
        var works = classroom.worksIn(course.slug());
        works.forEach(rows::put);
        var submissions = assignments.everySubmission(course.circle());
        submissions.forEach(submission -> rows.put(submission, course.circle()));
        var released = grading.released(submissions.stream().map(Submission::id).toList());
        submissions.stream()
                .filter(submission -> released.contains(submission.id()))
                .forEach(rows::award);
        LOG.debug("Counted {} anew: {} works, {} submissions", course.slug(), works.size(), submissions.size());
    }
}
