package io.paddock.course;

/** Identifies a lesson by its course's folder and its own name: {@code first-steps/data-and-plots}. */
public record LessonId(String course, String lesson) {

    @Override
    public String toString() {
        return course + "/" + lesson;
    }
}
