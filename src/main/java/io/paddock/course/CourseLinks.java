package io.paddock.course;

/** Addresses of this module's pages, and of the courses that they lead back to. */
public final class CourseLinks {

    private CourseLinks() {}

    /** All courses of whoever looks. */
    public static String courses() {
        return "courses";
    }

    /** A course. */
    public static String course(String slug) {
        return courses() + "/" + slug;
    }

    /** What is wrong with the courses' files. */
    public static String content() {
        return "content";
    }

    /** Where a course is brought along, or made of one that comes with Paddock. */
    public static String add() {
        return "add-course";
    }

    /** Where a course gets a new version. */
    public static String renew(String slug) {
        return "renew-course/" + slug;
    }

    /** Where a course is copied for a new term. */
    public static String copy(String slug) {
        return "copy-course/" + slug;
    }

    /** Where a course's term is ended or taken up again. */
    public static String end(String slug) {
        return "end-course/" + slug;
    }

    /** The people of a course. */
    public static String people(String slug) {
        return course(slug) + "/people";
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
}
