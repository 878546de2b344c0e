package io.paddock.account;

import org.springframework.stereotype.Component;

/** Whether anybody administers the platform yet. */
@Component
public class PlatformAdmins {

    private final MembershipRepository memberships;

    PlatformAdmins(MembershipRepository memberships) {
        this.memberships = memberships;
    }

    public boolean exist() {
        return memberships.heldByAnybody(Role.PLATFORM_ADMIN);
    }
}
