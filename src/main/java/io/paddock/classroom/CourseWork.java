package io.paddock.classroom;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.paddock.course.Course;
import io.paddock.course.Enrolment;
import io.paddock.course.Lesson;
import io.paddock.course.LessonId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A person's works in a course. */
public record CourseWork(Enrolment enrolment, Map<LessonId, LessonWork> works) {

    public static CourseWork of(Enrolment enrolment, List<LessonWork> all) {
        var course = enrolment.course();
        return new CourseWork(
                enrolment,
                all.stream()
                        .filter(work -> work.lesson().course().equals(course.slug()))
                        .collect(toUnmodifiableMap(LessonWork::lesson, Function.identity())));
    }

    public Course course() {
        return enrolment.course();
    }

    public Optional<LessonWork> work(Lesson lesson) {
        return Optional.ofNullable(works.get(lesson.id()));
    }

    public boolean isDone(Lesson lesson) {
        return work(lesson).filter(LessonWork::isDone).isPresent();
    }

    public int lessonsDone() {
        return (int) course().lessons().stream().filter(this::isDone).count();
    }

    public int percent() {
        var lessons = course().lessons().size();
        return lessons == 0 ? 0 : 100 * lessonsDone() / lessons;
    }

    /** The first lesson that is not done. */
    public Optional<Lesson> next() {
        return course().lessons().stream().filter(lesson -> !isDone(lesson)).findFirst();
    }
}
