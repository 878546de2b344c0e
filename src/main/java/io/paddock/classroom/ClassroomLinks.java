package io.paddock.classroom;

import io.paddock.course.CourseLinks;
import io.paddock.course.LessonId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of the classroom's pages. */
public final class ClassroomLinks {

    private ClassroomLinks() {}

    public static String courses() {
        return CourseLinks.courses();
    }

    public static String course(String slug) {
        return CourseLinks.course(slug);
    }

    public static String lesson(LessonId id) {
        return course(id.course()) + "/" + id.lesson();
    }

    /** The lesson with its notebook in view and its text folded away. */
    public static String notebook(LessonId id) {
        return lesson(id) + "?show=notebook";
    }

    /** The lesson's notebook at one of its cells. */
    public static String cell(LessonId id, String cell) {
        return notebook(id) + "&cell=" + URLEncoder.encode(cell, StandardCharsets.UTF_8);
    }
}
