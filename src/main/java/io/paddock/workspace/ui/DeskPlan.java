package io.paddock.workspace.ui;

import io.paddock.classroom.CourseWork;
import io.paddock.classroom.LessonWork;
import io.paddock.course.Enrolment;
import io.paddock.course.Lesson;
import java.util.List;
import java.util.Optional;

/**
 * What a desk shows, worked out from what the person is enrolled in and has worked on.
 *
 * @param learning courses that the person takes
 * @param teaching courses that the person teaches, assists or administers
 * @param looking courses that the person may only look into
 */
record DeskPlan(Step step, List<CourseWork> learning, List<CourseWork> teaching, List<CourseWork> looking) {

    /** The one thing to do now. */
    sealed interface Step {

        /** Go on with the lesson that was worked on last. */
        record Continue(CourseWork progress, Lesson lesson, LessonWork work) implements Step {}

        /** Begin a lesson; the first of all, or the one after the last that was done. */
        record Begin(CourseWork progress, Lesson lesson, boolean first) implements Step {}

        /** Every lesson of every course is done. */
        record AllDone() implements Step {}

        /** There is nothing to learn here. */
        record Nothing() implements Step {}
    }

    static DeskPlan of(List<Enrolment> enrolments, List<LessonWork> newestFirst) {
        var all = enrolments.stream()
                .map(enrolment -> CourseWork.of(enrolment, newestFirst))
                .toList();
        var learning = all.stream()
                .filter(progress ->
                        !progress.enrolment().isStaff() && progress.enrolment().mayWork())
                .toList();
        var teaching =
                all.stream().filter(progress -> progress.enrolment().isStaff()).toList();
        var looking =
                all.stream().filter(progress -> !progress.enrolment().mayWork()).toList();
        return new DeskPlan(step(all, learning, newestFirst), learning, teaching, looking);
    }

    private static Step step(List<CourseWork> all, List<CourseWork> learning, List<LessonWork> newestFirst) {
        for (var work : newestFirst) {
            var found = all.stream()
                    .filter(progress -> progress.works().containsKey(work.lesson()))
                    .findFirst();
            if (found.isPresent()) {
                var step = after(found.get(), work);
                if (step.isPresent()) {
                    return step.get();
                }
            }
        }
        var open = learning.stream()
                .filter(progress -> progress.next().isPresent())
                .findFirst();
        if (open.isPresent()) {
            var lesson = open.get().next().orElseThrow();
            return new Step.Begin(open.get(), lesson, newestFirst.isEmpty());
        }
        return learning.isEmpty() ? new Step.Nothing() : new Step.AllDone();
    }

    /** What comes after a piece of work: going on with it, or the course's next lesson. */
    private static Optional<Step> after(CourseWork progress, LessonWork work) {
        var lesson = progress.course().lessons().stream()
                .filter(candidate -> candidate.id().equals(work.lesson()))
                .findFirst();
        if (lesson.isEmpty()) {
            return Optional.empty();
        }
        if (!work.isDone()) {
            return Optional.of(new Step.Continue(progress, lesson.get(), work));
        }
        return progress.next()
                .map(next -> progress.work(next)
                        .<Step>map(begun -> new Step.Continue(progress, next, begun))
                        .orElseGet(() -> new Step.Begin(progress, next, false)));
    }
}
