package io.paddock.progress;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.paddock.account.UserId;
import io.paddock.course.Course;
import io.paddock.course.Lesson;
import io.paddock.course.LessonId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What somebody has done in a course.
 *
 * @param lessons those that were begun and are still in the course
 * @param handIns what was handed in
 */
public record CourseProgress(
        UserId person, Course course, Map<LessonId, LessonStanding> lessons, List<HandInStanding> handIns) {

    public CourseProgress {
        lessons = Map.copyOf(lessons);
        handIns = List.copyOf(handIns);
    }

    static CourseProgress of(
            UserId person, Course course, Collection<LessonStanding> begun, Collection<HandInStanding> handIns) {
        var ids = course.lessons().stream().map(Lesson::id).toList();
        return new CourseProgress(
                person,
                course,
                begun.stream()
                        .filter(standing -> ids.contains(standing.lesson()))
                        .collect(toUnmodifiableMap(LessonStanding::lesson, Function.identity())),
                List.copyOf(handIns));
    }

    public LessonStanding.State state(Lesson lesson) {
        var standing = lessons.get(lesson.id());
        return standing == null ? LessonStanding.State.NOT_BEGUN : standing.state();
    }

    public int lessonsDone() {
        return (int) lessons.values().stream().filter(LessonStanding::isDone).count();
    }

    /** Of the course's lessons. */
    public int percent() {
        return course.lessons().isEmpty()
                ? 0
                : 100 * lessonsDone() / course.lessons().size();
    }

    /** The lessons in which the person seems to get no further, in the course's order. */
    public List<LessonStanding> stuck() {
        return course.lessons().stream()
                .flatMap(lesson -> Optional.ofNullable(lessons.get(lesson.id())).stream())
                .filter(standing -> standing.stuck() != null)
                .toList();
    }

    public Optional<Instant> lastSeen() {
        return lessons.values().stream().map(LessonStanding::touchedAt).max(Comparator.naturalOrder());
    }
}
