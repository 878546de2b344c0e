package io.paddock.course;

/** Identifies an assignment by its course's folder and its own name: {@code rivers/dams}. */
public record CourseAssignmentId(String course, String assignment) {

    @Override
    public String toString() {
        return course + "/" + assignment;
    }
}
