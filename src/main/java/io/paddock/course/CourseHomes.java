package io.paddock.course;

import io.paddock.account.Access;
import io.paddock.account.AccessDenied;
import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.Membership;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The institutions and departments in which a person may place a course: those that they administer, and those in which
 * they teach already, be it one course.
 */
@Component
class CourseHomes {

    private final CircleService circles;
    private final Access access;

    CourseHomes(CircleService circles, Access access) {
        this.circles = circles;
        this.access = access;
    }

    /** By name; institutions first. */
    List<Circle> of(UserId person) {
        var homes = new LinkedHashMap<CircleId, Circle>();
        if (access.isPlatformAdmin(person)) {
            circles.institutions().forEach(institution -> addAll(homes, institution));
        }
        for (var kind : List.of(CircleKind.INSTITUTION, CircleKind.DEPARTMENT)) {
            circles.memberships(person, kind).stream()
                    .filter(membership -> Role.LEADERS.contains(membership.role()))
                    .map(Membership::circle)
                    .distinct()
                    .filter(circle -> !homes.containsKey(circle.id()))
                    .forEach(circle -> addAll(homes, circle));
        }
        var around = circles.memberships(person, CircleKind.COURSE).stream()
                .filter(membership -> membership.role() == Role.TEACHER)
                .flatMap(membership -> membership.circle().parent().stream())
                .distinct()
                .toList();
        circles.find(around).values().forEach(circle -> homes.putIfAbsent(circle.id(), circle));
        return homes.values().stream()
                .sorted(Comparator.comparing(Circle::kind).thenComparing(Circle::name))
                .toList();
    }

    Circle require(UserId person, CircleId home) {
        return of(person).stream()
                .filter(circle -> circle.id().equals(home))
                .findFirst()
                .orElseThrow(() -> new AccessDenied(person, "placing a course in circle " + home));
    }

    void requireAny(UserId person) {
        if (of(person).isEmpty()) {
            throw new AccessDenied(person, "placing a course anywhere");
        }
    }

    private void addAll(Map<CircleId, Circle> homes, Circle root) {
        circles.within(root.id()).stream()
                .filter(circle -> circle.kind() == CircleKind.INSTITUTION || circle.kind() == CircleKind.DEPARTMENT)
                .forEach(circle -> homes.put(circle.id(), circle));
    }
}
