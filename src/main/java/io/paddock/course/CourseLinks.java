package io.paddock.course;

/** Addresses of this module's pages. */
public final class CourseLinks {

    private CourseLinks() {}

    /** The people of a course. */
    public static String people(String slug) {
        return "courses/" + slug + "/people";
    }

    /** Where a class list is imported. */
    public static String rosterImport(String slug) {
        return people(slug) + "/import";
    }

    /** Where people take themselves into a course. */
    public static String join() {
        return "join";
    }

    /** The same, with the code filled in. */
    public static String join(String code) {
        return "join/" + code;
    }

    /** A course. */
    public static String course(String slug) {
        return "courses/" + slug;
    }
}
