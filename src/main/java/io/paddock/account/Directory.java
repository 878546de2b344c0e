package io.paddock.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** The list of people that an administrator or auditor looks after, with the roles they hold. */
@Service
public class Directory {

    /** One person with roles in circles; the platform's role is held in none. */
    public record Listing(Person person, Standing standing, boolean platformAdmin, List<Membership> memberships) {
        public Listing {
            memberships = List.copyOf(memberships);
        }
    }

    /** Whether a person can sign in. */
    public enum Standing {
        /** Has not chosen a password yet. */
        INVITED,
        ACTIVE,
        LOCKED
    }

    private static final Set<Role> CARERS =
            EnumSet.of(Role.DEPARTMENT_ADMIN, Role.INSTITUTION_ADMIN, Role.PLATFORM_ADMIN);
    private static final Set<Role> READERS = EnumSet.of(Role.DEPARTMENT_ADMIN, Role.INSTITUTION_ADMIN, Role.AUDITOR);

    private final PersonRepository people;
    private final MembershipRepository memberships;
    private final Access access;

    Directory(PersonRepository people, MembershipRepository memberships, Access access) {
        this.people = people;
        this.memberships = memberships;
        this.access = access;
    }

    /** Whether the actor may see any list of people. */
    public boolean mayRead(UserId actor) {
        return access.isPlatformAdmin(actor)
                || !memberships.circlesOf(actor.value(), READERS).isEmpty();
    }

    /**
     * A page of people in the circles that the actor administers or audits, by name.
     *
     * @throws AccessDenied where there is no such circle
     */
    public List<Listing> people(UserId actor, String filter, int offset, int limit) {
        var scope = scope(actor);
        var page = people.page(
                scope.everybody(), scope.circles(), SearchPattern.containing(filter), actor.value(), offset, limit);
        return listings(page);
    }

    /**
     * One person of the list.
     *
     * @throws AccessDenied where the person is not on the actor's list
     */
    public Listing find(UserId actor, UserId person) {
        return people.findById(person.value())
                .map(row -> listings(List.of(row)).getFirst())
                .filter(listing -> mayRead(actor, listing))
                .orElseThrow(() -> new AccessDenied(actor, "person " + person));
    }

    /**
     * Whether the actor administers every circle that the person has a role in, and could give that role: only then may
     * the actor decide over the person's sign-in. Nobody decides over themselves.
     */
    public boolean mayLookAfter(UserId actor, UserId person) {
        if (actor.equals(person)) {
            return false;
        }
        if (access.isPlatformAdmin(actor)) {
            return people.findById(person.value()).isPresent();
        }
        var held = memberships.ofPeople(List.of(person.value()));
        if (held.isEmpty() || held.stream().anyMatch(row -> row.role() == Role.PLATFORM_ADMIN)) {
            return false;
        }
        var roles = access.roles(
                actor,
                held.stream().map(row -> row.toMembership().circle().id()).toList());
        return held.stream().map(MembershipEntity::toMembership).allMatch(membership -> {
            var mine = EnumSet.noneOf(Role.class);
            mine.addAll(roles.getOrDefault(membership.circle().id(), Set.of()));
            mine.retainAll(CARERS);
            return !Collections.disjoint(mine, membership.role().granters());
        });
    }

    private boolean mayRead(UserId actor, Listing listing) {
        if (access.isPlatformAdmin(actor)) {
            return true;
        }
        return access
                .roles(
                        actor,
                        listing.memberships().stream()
                                .map(membership -> membership.circle().id())
                                .toList())
                .values()
                .stream()
                .anyMatch(roles -> !Collections.disjoint(roles, READERS));
    }

    private List<Listing> listings(List<PersonEntity> page) {
        var ids = page.stream().map(row -> row.userId().value()).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        var withPassword = Set.copyOf(people.withPassword(ids));
        var held = new HashMap<UserId, List<MembershipEntity>>();
        memberships
                .ofPeople(ids)
                .forEach(row -> held.computeIfAbsent(row.person(), id -> new ArrayList<>())
                        .add(row));
        return page.stream()
                .map(row -> listing(row, withPassword, held.getOrDefault(row.userId(), List.of())))
                .toList();
    }

    private static Listing listing(PersonEntity row, Set<Long> withPassword, List<MembershipEntity> held) {
        var standing = row.isLocked()
                ? Standing.LOCKED
                : withPassword.contains(row.userId().value()) ? Standing.ACTIVE : Standing.INVITED;
        return new Listing(
                row.toPerson(),
                standing,
                held.stream().anyMatch(membership -> membership.role() == Role.PLATFORM_ADMIN),
                held.stream()
                        .filter(membership -> membership.role() != Role.PLATFORM_ADMIN)
                        .map(MembershipEntity::toMembership)
                        .sorted(Comparator.comparing(Membership::role).reversed())
                        .toList());
    }

    /** How many people {@link #people} has in all. */
    public int count(UserId actor, String filter) {
        var scope = scope(actor);
        return Math.toIntExact(people.count(scope.everybody(), scope.circles(), SearchPattern.containing(filter)));
    }

    private record Scope(boolean everybody, List<Long> circles) {}

    private Scope scope(UserId actor) {
        if (access.isPlatformAdmin(actor)) {
            return new Scope(true, List.of(0L));
        }
        var circles = memberships.circlesOf(actor.value(), READERS);
        if (circles.isEmpty()) {
            throw new AccessDenied(actor, "one of " + READERS + " anywhere");
        }
        return new Scope(false, circles);
    }
}
