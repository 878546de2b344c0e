package io.paddock.account;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives and takes a role of many people at once, in a number of statements that hardly grows with them; whoever calls has checked the right to. */
@Component
class MembershipChanges {

    private final MembershipRepository memberships;
    private final ManyRows rows;
    private final Audit audit;
    private final Clock clock;

    MembershipChanges(MembershipRepository memberships, ManyRows rows, Audit audit, Clock clock) {
        this.memberships = memberships;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who has the role already keeps it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(UserId actor, Collection<UserId> people, CircleId circle, Role role) {
        var held = memberships.holding(circle.value(), role, ids(people));
        var joining = people.stream()
                .distinct()
                .filter(person -> !held.contains(person.value()))
                .toList();
        var since = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        rows.insert(
                "membership",
                List.of("person_id", "circle_id", "role", "since"),
                joining.stream()
                        .map(person -> List.of(person.value(), circle.value(), role.name(), since))
                        .toList());
        record(actor, "membership.began", joining, circle, role);
    }

    /** Who does not have the role is left out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(UserId actor, Collection<UserId> people, CircleId circle, Role role) {
        var held = memberships.holding(circle.value(), role, ids(people));
        if (held.isEmpty()) {
            return;
        }
        memberships.removeAll(held, circle.value(), role);
        record(actor, "membership.ended", held.stream().map(UserId::new).toList(), circle, role);
    }

    private void record(UserId actor, String action, List<UserId> people, CircleId circle, Role role) {
        audit.recordAll(
                actor,
                action,
                people.stream().map(person -> "person:" + person).toList(),
                circle,
                Map.of("role", role.name()));
    }

    private static List<Long> ids(Collection<UserId> people) {
        return people.stream().map(UserId::value).toList();
    }
}
