package io.paddock.assignment;

import io.paddock.account.Access;
import io.paddock.account.AccessDenied;
import io.paddock.account.Audit;
import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.course.CourseService;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who may do what with a course's assignments. Every denied try goes on record. */
@Component
class AssignmentAccess {

    private final Access access;
    private final CircleService circles;
    private final CourseService courses;
    private final Audit audit;

    AssignmentAccess(Access access, CircleService circles, CourseService courses, Audit audit) {
        this.access = access;
        this.circles = circles;
        this.courses = courses;
        this.audit = audit;
    }

    boolean isStaff(UserId actor, CircleId course) {
        return access.has(actor, course, Role.STAFF);
    }

    boolean maySetDates(UserId actor, CircleId course) {
        return access.has(actor, course, Role.LEADERS);
    }

    /** Enrolled in the course or a section of it: being a student of the university opens nothing. */
    boolean isStudent(UserId actor, CircleId course) {
        return circles.isStudent(actor, course);
    }

    boolean mayLook(UserId actor, CircleId course) {
        return mayWork(actor, course) || access.has(actor, course, Role.AUDITOR);
    }

    /** Those of the courses that a person may look into, in a number of queries that does not grow with them. */
    Set<CircleId> lookedInto(UserId actor, Collection<CircleId> courses) {
        var roles = access.roles(actor, courses);
        var studied = Stream.concat(
                        circles.memberships(actor, CircleKind.COURSE).stream()
                                .filter(held -> held.role() == Role.STUDENT)
                                .map(held -> held.circle().id()),
                        circles.memberships(actor, CircleKind.SECTION).stream()
                                .filter(held -> held.role() == Role.STUDENT)
                                .flatMap(held -> held.circle().parent().stream()))
                .collect(Collectors.toUnmodifiableSet());
        return courses.stream()
                .filter(course -> studied.contains(course)
                        || !Collections.disjoint(roles.getOrDefault(course, Set.of()), Role.READERS))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean mayWork(UserId actor, CircleId course) {
        return isStaff(actor, course) || isStudent(actor, course);
    }

    void requireLook(UserId actor, Assignment assignment) {
        require(mayLook(actor, assignment.circle()), actor, assignment, "look");
    }

    void requireWork(UserId actor, Assignment assignment) {
        require(mayWork(actor, assignment.circle()), actor, assignment, "work");
    }

    /**
     * Nothing is begun and nothing handed in where the term has ended or the assignment was withdrawn; what there is stays
     * to be looked at.
     */
    void requireRunning(Assignment assignment) {
        if (assignment.withdrawn()) {
            throw new Refusal(Message.of("assignment.refused.withdrawn"));
        }
        if (courses.hasEnded(assignment.circle())) {
            throw new Refusal(Message.of("assignment.refused.ended"));
        }
    }

    void requireTeacher(UserId actor, Assignment assignment, String operation) {
        require(maySetDates(actor, assignment.circle()), actor, assignment, operation);
    }

    /** Staff mark, auditors look. */
    void requireSubmissions(UserId actor, Assignment assignment) {
        require(
                isStaff(actor, assignment.circle()) || access.has(actor, assignment.circle(), Role.AUDITOR),
                actor,
                assignment,
                "submissions");
    }

    private void require(boolean may, UserId actor, Assignment assignment, String operation) {
        if (!may) {
            audit.record(
                    actor,
                    "assignment.denied",
                    "assignment:" + assignment.id(),
                    assignment.circle(),
                    Map.of("operation", operation));
            throw new AccessDenied(actor, operation + " of assignment " + assignment.id());
        }
    }
}
