package io.paddock.progress;

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
        return !readable(actor, course, circles.children(course.circle(), CircleKind.SECTION))
                .isEmpty();
    }

    Visible requireClass(UserId actor, Course course) {
        var sections = circles.children(course.circle(), CircleKind.SECTION);
        var readable = readable(actor, course, sections);
        if (readable.isEmpty()) {
            throw denied(actor, course, "class");
        }
        var students = circles.members(actor, readable).stream()
                .filter(membership -> membership.role() == Role.STUDENT)
                .toList();
        return new Visible(
                sections.stream()
                        .filter(section -> readable.contains(section.id()))
                        .toList(),
                students);
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

    private List<CircleId> readable(UserId actor, Course course, List<Circle> sections) {
        var wanted = Stream.concat(Stream.of(course.circle()), sections.stream().map(Circle::id))
                .toList();
        var roles = access.roles(actor, wanted);
        return wanted.stream()
                .filter(circle -> roles.getOrDefault(circle, Set.of()).stream().anyMatch(Role.READERS::contains))
                .toList();
    }
}
