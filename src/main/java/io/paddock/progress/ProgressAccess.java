package io.paddock.progress;

import static java.util.stream.Collectors.groupingBy;

import io.paddock.account.Access;
import io.paddock.account.AccessDenied;
import io.paddock.account.Audit;
import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.Membership;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.course.Course;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whose progress a person may see. Somebody who assists in a section sees that section. Every denied try goes on record. */
@Component
class ProgressAccess {

    private final Access access;
    private final CircleService circles;
    private final Audit audit;

    ProgressAccess(Access access, CircleService circles, Audit audit) {
        this.access = access;
        this.circles = circles;
        this.audit = audit;
    }

    /**
     * The students of a class whom the person may look at.
     *
     * @param sections that they may look into
     * @param memberships of students, in the course or a section
     */
    record Visible(List<Circle> sections, List<Membership> memberships) {

        Set<UserId> students() {
            return memberships.stream().map(Membership::person).collect(Collectors.toCollection(LinkedHashSet::new));
        }

        Set<UserId> students(CircleId section) {
            return memberships.stream()
                    .filter(membership -> membership.circle().id().equals(section))
                    .map(Membership::person)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    boolean mayRead(UserId actor, Course course) {
        var sections = circles.children(course.circle(), CircleKind.SECTION);
        return !readable(actor, inside(course.circle(), sections)).isEmpty();
    }

    Visible requireClass(UserId actor, Course course) {
        var visible = classes(actor, List.of(course.circle())).get(course.circle());
        if (visible == null) {
            throw denied(actor, course, "class");
        }
        return visible;
    }

    /** The classes of those of the courses that the person may look at, in a number of queries that does not grow with them. */
    Map<CircleId, Visible> classes(UserId actor, Collection<CircleId> courses) {
        var sections = circles.children(courses, CircleKind.SECTION).stream()
                .collect(groupingBy(section -> section.parent().orElseThrow()));
        var all = courses.stream()
                .flatMap(course -> inside(course, sections.getOrDefault(course, List.of())).stream())
                .toList();
        var readable = Set.copyOf(readable(actor, all));
        var students = circles.members(actor, readable).stream()
                .filter(membership -> membership.role() == Role.STUDENT)
                .collect(groupingBy(membership -> membership.circle().id()));
        var classes = new HashMap<CircleId, Visible>();
        for (var course : courses) {
            var theirs = sections.getOrDefault(course, List.of());
            var seen =
                    inside(course, theirs).stream().filter(readable::contains).toList();
            if (!seen.isEmpty()) {
                classes.put(
                        course,
                        new Visible(
                                theirs.stream()
                                        .filter(section -> readable.contains(section.id()))
                                        .toList(),
                                seen.stream()
                                        .flatMap(circle -> students.getOrDefault(circle, List.of()).stream())
                                        .toList()));
            }
        }
        return classes;
    }

    boolean mayRecount(UserId actor, Course course) {
        return access.has(actor, course.circle(), Role.LEADERS);
    }

    void requireRecount(UserId actor, Course course) {
        if (!mayRecount(actor, course)) {
            throw denied(actor, course, "recount");
        }
    }

    AccessDenied denied(UserId actor, Course course, String operation) {
        audit.record(
                actor, "progress.denied", "circle:" + course.circle(), course.circle(), Map.of("operation", operation));
        return new AccessDenied(actor, operation + " of progress in " + course.slug());
    }

    private static List<CircleId> inside(CircleId course, List<Circle> sections) {
        return Stream.concat(Stream.of(course), sections.stream().map(Circle::id))
                .toList();
    }

    private List<CircleId> readable(UserId actor, List<CircleId> wanted) {
        var roles = access.roles(actor, wanted);
        return wanted.stream()
                .filter(circle -> roles.getOrDefault(circle, Set.of()).stream().anyMatch(Role.READERS::contains))
                .toList();
    }
}
