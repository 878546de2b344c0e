package io.paddock.grading;

import io.paddock.account.Access;
import io.paddock.account.AccessDenied;
import io.paddock.account.Audit;
import io.paddock.account.CircleId;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who marks, who releases, who reads. Every denied try goes on record. */
@Component
class GradingAccess {

    private final Access access;
    private final Audit audit;

    GradingAccess(Access access, Audit audit) {
        this.access = access;
        this.audit = audit;
    }

    boolean mayRead(UserId actor, CircleId course) {
        return access.has(actor, course, Role.READERS);
    }

    boolean mayMark(UserId actor, CircleId course) {
        return access.has(actor, course, Role.STAFF);
    }

    boolean mayRelease(UserId actor, CircleId course) {
        return access.has(actor, course, Role.LEADERS);
    }

    void requireReader(UserId actor, CircleId course, String operation) {
        require(mayRead(actor, course), actor, course, operation);
    }

    void requireMarker(UserId actor, CircleId course, String operation) {
        require(mayMark(actor, course), actor, course, operation);
    }

    void requireTeacher(UserId actor, CircleId course, String operation) {
        require(mayRelease(actor, course), actor, course, operation);
    }

    private void require(boolean may, UserId actor, CircleId course, String operation) {
        if (!may) {
            audit.record(actor, "grading.denied", "circle:" + course, course, Map.of("operation", operation));
            throw new AccessDenied(actor, operation + " of grades in circle " + course);
        }
    }
}
