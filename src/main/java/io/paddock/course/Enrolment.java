package io.paddock.course;

import io.paddock.account.Role;
import java.util.Collections;
import java.util.Set;

/**
 * What a person has to do with a course.
 *
 * @param roles at least one; as a student only if enrolled in the course itself or a section of it
 * @param ended whether the course's term has ended: it can be read, and nobody works in it
 */
public record Enrolment(Course course, Set<Role> roles, boolean ended) {

    public Enrolment {
        roles = Set.copyOf(roles);
    }

    public Enrolment(Course course, Set<Role> roles) {
        this(course, roles, false);
    }

    /** Whether the person teaches, assists or administers the course. */
    public boolean isStaff() {
        return !Collections.disjoint(roles, Role.STAFF);
    }

    /** Whether the person may work on lessons; an auditor only looks, and so does everybody once the term has ended. */
    public boolean mayWork() {
        return !ended && (isStaff() || roles.contains(Role.STUDENT));
    }
}
