package io.paddock.allowance;

import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.Membership;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who studies in which course: directly, or in one of its sections. */
@Component
class CourseStudents {

    private final CircleService circles;

    CourseStudents(CircleService circles) {
        this.circles = circles;
    }

    /** In a number of queries that does not grow with sections; nobody for an actor who may not look into the course. */
    List<UserId> of(UserId actor, CircleId course) {
        var inside = circles.within(course).stream().map(Circle::id).toList();
        return circles.members(actor, inside).stream()
                .filter(member -> member.role() == Role.STUDENT)
                .map(Membership::person)
                .distinct()
                .toList();
    }

    /** Courses in which a person studies. */
    List<CircleId> courses(UserId student) {
        return Stream.concat(
                        circles.memberships(student, CircleKind.COURSE).stream()
                                .filter(held -> held.role() == Role.STUDENT)
                                .map(held -> held.circle().id()),
                        circles.memberships(student, CircleKind.SECTION).stream()
                                .filter(held -> held.role() == Role.STUDENT)
                                .flatMap(held -> held.circle().parent().stream()))
                .distinct()
                .toList();
    }
}
