package io.paddock.allowance;

import static io.paddock.account.Role.AUDITOR;
import static io.paddock.account.Role.DEPARTMENT_ADMIN;
import static io.paddock.account.Role.INSTITUTION_ADMIN;
import static io.paddock.account.Role.PLATFORM_ADMIN;
import static io.paddock.account.Role.TEACHER;

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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may look at which part of the tree, and who hands out what. Every denied try goes on record. */
@Component
class AllowanceAccess {

    private static final Role[] READERS = {TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN, AUDITOR};
    private static final Role[] OF_CIRCLES = {DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN};
    private static final Role[] OF_STUDENTS = {TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN};
    private static final Map<CircleKind, Set<Role>> LOOK_FROM = new EnumMap<>(Map.of(
            CircleKind.INSTITUTION, Set.of(INSTITUTION_ADMIN, AUDITOR, TEACHER),
            CircleKind.DEPARTMENT, Set.of(DEPARTMENT_ADMIN, AUDITOR, TEACHER),
            CircleKind.COURSE, Set.of(TEACHER)));

    private final Access access;
    private final CircleService circles;
    private final Audit audit;

    AllowanceAccess(Access access, CircleService circles, Audit audit) {
        this.access = access;
        this.circles = circles;
        this.audit = audit;
    }

    void requireRead(UserId actor, CircleId circle) {
        require(actor, circle, READERS, "read");
    }

    boolean mayGiveToStudents(UserId actor, CircleId course) {
        return access.has(actor, course, OF_STUDENTS);
    }

    /** Credit for a circle comes from the one around it. */
    boolean mayGiveTo(UserId actor, CircleId circle) {
        return circles.find(circle)
                .flatMap(Circle::parent)
                .filter(around -> access.has(actor, around, OF_CIRCLES))
                .isPresent();
    }

    void requireGiveFrom(UserId actor, Circle giver) {
        require(actor, giver.id(), giver.kind() == CircleKind.COURSE ? OF_STUDENTS : OF_CIRCLES, "grant");
    }

    boolean mayIssue(UserId actor) {
        return access.isPlatformAdmin(actor);
    }

    /** Credit comes into an institution from whoever runs the machines. */
    void requireIssue(UserId actor, CircleId institution) {
        if (!mayIssue(actor)) {
            throw denied(actor, institution, "issue");
        }
    }

    /** Of these circles, those that somebody may hand out for; roles of all in one query. */
    Set<CircleId> givers(UserId actor, Circle root, List<Circle> within) {
        var ids = new HashSet<CircleId>();
        within.forEach(circle -> ids.add(circle.id()));
        root.parent().ifPresent(ids::add);
        var roles = access.roles(actor, ids);
        var givers = new HashSet<CircleId>();
        for (var circle : within) {
            var needed = circle.kind() == CircleKind.COURSE ? OF_STUDENTS : OF_CIRCLES;
            if (roles.getOrDefault(circle.id(), Set.of()).stream().anyMatch(Set.of(needed)::contains)) {
                givers.add(circle.id());
            }
        }
        root.parent()
                .filter(parent -> roles.getOrDefault(parent, Set.of()).stream().anyMatch(Set.of(OF_CIRCLES)::contains))
                .ifPresent(givers::add);
        return givers;
    }

    /** The topmost circles that somebody may look at. */
    List<Circle> roots(UserId actor) {
        if (access.isPlatformAdmin(actor)) {
            return circles.institutions();
        }
        var found = new LinkedHashMap<CircleId, Circle>();
        for (var kind : List.of(CircleKind.INSTITUTION, CircleKind.DEPARTMENT, CircleKind.COURSE)) {
            circles.memberships(actor, kind).stream()
                    .filter(held -> LOOK_FROM.getOrDefault(kind, Set.of()).contains(held.role()))
                    .map(Membership::circle)
                    .forEach(circle -> found.putIfAbsent(circle.id(), circle));
        }
        var roots = new ArrayList<>(found.values());
        roots.removeIf(circle -> liesInAnother(circle, found));
        roots.sort(Comparator.comparing(Circle::kind).thenComparing(Circle::name));
        return roots;
    }

    private boolean liesInAnother(Circle circle, Map<CircleId, Circle> others) {
        var parent = circle.parent();
        while (parent.isPresent()) {
            if (others.containsKey(parent.get())) {
                return true;
            }
            parent = circles.find(parent.get()).flatMap(Circle::parent);
        }
        return false;
    }

    private void require(UserId actor, CircleId circle, Role[] anyOf, String operation) {
        if (!access.has(actor, circle, anyOf)) {
            throw denied(actor, circle, operation);
        }
    }

    private AccessDenied denied(UserId actor, CircleId circle, String operation) {
        audit.record(actor, "allowance.denied", "circle:" + circle, circle, Map.of("operation", operation));
        return new AccessDenied(actor, operation + " of the allowance of circle " + circle);
    }
}
