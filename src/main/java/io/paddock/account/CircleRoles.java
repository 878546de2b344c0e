package io.paddock.account;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads roles from the memberships, in one query for each question. */
@Component
class CircleRoles implements Access {

    private final MembershipRepository memberships;

    CircleRoles(MembershipRepository memberships) {
        this.memberships = memberships;
    }

    @Override
    public Set<Role> roles(UserId person, CircleId circle) {
        var roles = EnumSet.noneOf(Role.class);
        memberships.rolesIn(person.value(), circle.value()).forEach(role -> roles.add(Role.valueOf(role)));
        return roles;
    }

    @Override
    public Map<CircleId, Set<Role>> roles(UserId person, Collection<CircleId> circles) {
        var roles = new HashMap<CircleId, Set<Role>>();
        if (!circles.isEmpty()) {
            var ids = circles.stream().map(CircleId::value).distinct().toList();
            for (var row : memberships.rolesIn(person.value(), ids)) {
                roles.computeIfAbsent(new CircleId(((Number) row[0]).longValue()), circle -> EnumSet.noneOf(Role.class))
                        .add(Role.valueOf(row[1].toString()));
            }
        }
        return roles;
    }

    @Override
    public boolean isPlatformAdmin(UserId person) {
        return memberships.heldAnywhere(person.value(), Role.PLATFORM_ADMIN);
    }
}
