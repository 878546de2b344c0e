package io.paddock.support;

import io.paddock.account.Role;
import io.paddock.account.UserId;
import java.util.EnumSet;
import java.util.Set;

/** Who may call one public operation of a service. */
public sealed interface MatrixRow {

    /** The operation as the test names it: {@code join(UserId, UserId, CircleId, Role)}. */
    String operation();

    /** Called by other modules and never on behalf of a person; or it tells nothing that is anybody's secret. */
    record Internal(String operation, String why) implements MatrixRow {}

    /** Acts on what is the actor's own and takes nothing that could name another's. */
    record OwnOnly(String operation, String why) implements MatrixRow {}

    /**
     * Depends on role and relation.
     *
     * @param own roles that may where they are held (for a role in a course: that course)
     * @param sibling roles that may in the other course of the department
     * @param foreign roles that may in another institution
     */
    record Guarded(String operation, Set<Role> own, Set<Role> sibling, Set<Role> foreign, Attempt attempt)
            implements MatrixRow {

        public Guarded {
            own = Set.copyOf(own);
            sibling = Set.copyOf(sibling);
            foreign = Set.copyOf(foreign);
        }
    }

    /** Calls the operation on a ground's circle; another's things are another's on every ground. */
    @FunctionalInterface
    interface Attempt {

        void by(UserId actor, Ground ground, io.paddock.account.CircleId course);
    }

    /** A guarded row whose roles count in every circle below the one they are held in. */
    static Guarded guarded(String operation, Set<Role> roles, Attempt attempt) {
        var sibling = EnumSet.noneOf(Role.class);
        sibling.addAll(roles);
        sibling.removeAll(EnumSet.of(Role.STUDENT, Role.ASSISTANT, Role.TEACHER));
        var foreign = EnumSet.noneOf(Role.class);
        if (roles.contains(Role.PLATFORM_ADMIN)) {
            foreign.add(Role.PLATFORM_ADMIN);
        }
        return new Guarded(operation, roles, sibling, foreign, attempt);
    }
}
