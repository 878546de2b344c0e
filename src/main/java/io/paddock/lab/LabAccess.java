package io.paddock.lab;

import io.paddock.account.Access;
import io.paddock.account.AccessDenied;
import io.paddock.account.Audit;
import io.paddock.account.CircleId;
import io.paddock.account.CircleService;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may do what with labs. Every denied try goes on record. */
@Component
class LabAccess {

    private final Access access;
    private final CircleService circles;
    private final Audit audit;

    LabAccess(Access access, CircleService circles, Audit audit) {
        this.access = access;
        this.circles = circles;
        this.audit = audit;
    }

    /** One opens labs for oneself, in courses that one belongs to. */
    void requireOpen(UserId actor, LabRequest request) {
        boolean member = !access.roles(actor, request.course()).isEmpty() || access.isPlatformAdmin(actor);
        if (!actor.equals(request.owner()) || !member) {
            audit.record(
                    actor,
                    "lab.denied",
                    "lab of person " + request.owner(),
                    request.course(),
                    Map.of("operation", "open"));
            throw new AccessDenied(actor, "a lab of " + request.owner() + " in course " + request.course());
        }
    }

    /** The owner of a lab, staff of its course and administrators. */
    void requireUse(UserId actor, LabRecord lab, String operation) {
        if (!actor.equals(lab.owner()) && !isStaff(actor, lab.course())) {
            audit.record(actor, "lab.denied", "lab:" + lab.id(), lab.course(), Map.of("operation", operation));
            throw new AccessDenied(actor, operation + " of lab " + lab.id());
        }
    }

    /** Goes on record where it was somebody else's lab. */
    void recordDone(UserId actor, LabRecord lab, String did) {
        if (!actor.equals(lab.owner())) {
            audit.record(
                    actor,
                    "lab." + did,
                    "lab:" + lab.id(),
                    lab.course(),
                    Map.of("owner", lab.owner().toString()));
        }
    }

    /** The same for a person's files; a look into someone else's goes on record. */
    void requireFiles(UserId actor, LabRecord lab, String operation) {
        requireUse(actor, lab, operation);
        if (!actor.equals(lab.owner())) {
            audit.record(actor, "lab." + operation, "lab:" + lab.id(), lab.course(), Map.of());
        }
    }

    void requireAdministrator(UserId actor, String wanted) {
        if (!isAdministrator(actor)) {
            audit.record(actor, "lab.denied", wanted, null, Map.of());
            throw new AccessDenied(actor, "administrator, for the " + wanted);
        }
    }

    boolean isAdministrator(UserId actor) {
        return access.isPlatformAdmin(actor)
                || circles.institutions().stream()
                        .anyMatch(institution -> access.has(actor, institution.id(), Role.INSTITUTION_ADMIN));
    }

    void requireStaff(UserId actor, CircleId course, String wanted) {
        if (!isStaff(actor, course)) {
            audit.record(actor, "lab.denied", "circle:" + course, course, Map.of("operation", wanted));
            throw new AccessDenied(actor, wanted + " of course " + course);
        }
    }

    boolean isStaff(UserId actor, CircleId course) {
        return access.isPlatformAdmin(actor) || access.has(actor, course, Role.STAFF);
    }

    /** Those of the courses whose staff somebody belongs to. */
    List<CircleId> staffOf(UserId actor, Collection<CircleId> courses) {
        if (access.isPlatformAdmin(actor)) {
            return List.copyOf(courses);
        }
        var roles = access.roles(actor, courses);
        return courses.stream()
                .filter(course -> roles.getOrDefault(course, Set.of()).stream().anyMatch(Role.STAFF::contains))
                .toList();
    }
}
