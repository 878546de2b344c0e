package io.paddock.account;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Circles and who is in them. Every change is audited. */
@Service
public class CircleService {

    private static final Set<String> GRANTERS = Arrays.stream(Role.values())
            .flatMap(role -> role.granters().stream())
            .map(Role::name)
            .collect(Collectors.toUnmodifiableSet());

    private final CircleRepository circles;
    private final MembershipRepository memberships;
    private final Access access;
    private final MembershipChanges changes;
    private final Audit audit;
    private final Clock clock;

    CircleService(
            CircleRepository circles,
            MembershipRepository memberships,
            Access access,
            MembershipChanges changes,
            Audit audit,
            Clock clock) {
        this.circles = circles;
        this.memberships = memberships;
        this.access = access;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<Circle> find(CircleId id) {
        return circles.findById(id.value()).map(CircleEntity::toCircle);
    }

    /** Several circles in one query; ids that are unknown are left out. */
    public Map<CircleId, Circle> find(Collection<CircleId> ids) {
        return circles.findByIdIn(ids.stream().map(CircleId::value).toList()).stream()
                .map(CircleEntity::toCircle)
                .collect(toMap(Circle::id, identity()));
    }

    /** A circle and all that lie in it, in one query; a parent stands before its children. */
    public List<Circle> within(CircleId root) {
        return circles.within(root.value()).stream().map(CircleEntity::toCircle).toList();
    }

    /** The institutions; one in most installations. */
    public List<Circle> institutions() {
        return circles.findByKindOrderByName(CircleKind.INSTITUTION).stream()
                .map(CircleEntity::toCircle)
                .toList();
    }

    public List<Circle> children(CircleId parent, CircleKind kind) {
        return circles.findByParentIdAndKindOrderByName(parent.value(), kind).stream()
                .map(CircleEntity::toCircle)
                .toList();
    }

    /** The children of several circles, in one query. */
    public List<Circle> children(Collection<CircleId> parents, CircleKind kind) {
        if (parents.isEmpty()) {
            return List.of();
        }
        return circles
                .findByParentIdInAndKindOrderByName(
                        parents.stream().map(CircleId::value).toList(), kind)
                .stream()
                .map(CircleEntity::toCircle)
                .toList();
    }

    /** Circles of a kind in which the person holds a role directly. */
    public List<Membership> memberships(UserId person, CircleKind kind) {
        return memberships.ofPerson(person.value(), kind).stream()
                .map(MembershipEntity::toMembership)
                .toList();
    }

    /** Who is in a circle directly; for those who teach there, administer it or audit it. */
    public List<Membership> members(UserId actor, CircleId circle) {
        access.require(actor, circle, Role.READERS);
        return memberships.ofCircle(circle.value()).stream()
                .map(MembershipEntity::toMembership)
                .toList();
    }

    /** Who is in any of several circles directly; those of the circles whose people the actor may not see are left out. */
    public List<Membership> members(UserId actor, Collection<CircleId> wanted) {
        var readable = access.roles(actor, wanted).entrySet().stream()
                .filter(held -> held.getValue().stream().anyMatch(Role.READERS::contains))
                .map(held -> held.getKey().value())
                .toList();
        if (readable.isEmpty()) {
            return List.of();
        }
        return memberships.ofCircles(readable).stream()
                .map(MembershipEntity::toMembership)
                .toList();
    }

    /** Circles in which the actor may give somebody a role, those around others first. */
    public List<Circle> grantable(UserId actor, String filter, int offset, int limit) {
        return circles
                .within(
                        access.isPlatformAdmin(actor),
                        actor.value(),
                        GRANTERS,
                        SearchPattern.containing(filter),
                        offset,
                        limit)
                .stream()
                .map(CircleEntity::toCircle)
                .toList();
    }

    /** The roles that the actor may give somebody in a circle. */
    public List<Role> grantable(UserId actor, Circle circle) {
        var held = access.roles(actor, circle.id());
        return Arrays.stream(Role.values())
                .filter(role -> role.fits(circle.kind()) && !Collections.disjoint(role.granters(), held))
                .toList();
    }

    /** Makes an institution, on behalf of Paddock itself; doing it twice changes nothing. */
    @Transactional
    public Circle ensureInstitution(String name) {
        return circles.findByKindOrderByName(CircleKind.INSTITUTION).stream()
                .map(CircleEntity::toCircle)
                .filter(circle -> circle.name().equals(name))
                .findFirst()
                .orElseGet(() -> make(null, CircleKind.INSTITUTION, name, null));
    }

    /** Makes a circle on behalf of Paddock itself (content that is loaded at start); the name is unique below its parent. */
    @Transactional
    public Circle ensure(CircleKind kind, String name, CircleId parent) {
        return circles.findByParentIdAndKindAndName(parent.value(), kind, name)
                .map(CircleEntity::toCircle)
                .orElseGet(() -> make(null, kind, name, parent));
    }

    /** Gives a person a role in a circle, or of the platform, on behalf of Paddock itself; doing it twice changes nothing. */
    @Transactional
    public void ensureMember(UserId person, @Nullable CircleId circle, Role role) {
        add(null, person, circle, role);
    }

    /**
     * Gives a person a role in a circle; the actor must administer it. Doing it twice changes nothing.
     *
     * @throws AccessDenied where the actor may not give this role there
     */
    @Transactional
    public void join(UserId actor, UserId person, CircleId circle, Role role) {
        requireGranting(actor, circle, role);
        add(actor, person, circle, role);
    }

    /**
     * Gives several people a role in a circle, all or none; the actor must administer it. Who has it keeps it.
     *
     * @throws AccessDenied where the actor may not give this role there
     */
    @Transactional
    public void joinAll(UserId actor, Collection<UserId> people, CircleId circle, Role role) {
        requireGranting(actor, circle, role);
        if (people.isEmpty()) {
            return;
        }
        requireFit(role, find(circle).orElseThrow().kind());
        changes.begin(actor, people, circle, role);
    }

    /** Takes a role from several people, all or none; whoever may give it may take it. */
    @Transactional
    public void leaveAll(UserId actor, Collection<UserId> people, CircleId circle, Role role) {
        requireGranting(actor, circle, role);
        changes.end(actor, people, circle, role);
    }

    /** Takes a role from a person; whoever may give it may take it. */
    @Transactional
    public void leave(UserId actor, UserId person, CircleId circle, Role role) {
        requireGranting(actor, circle, role);
        if (memberships.remove(person.value(), circle.value(), role) > 0) {
            audit.recordAll(
                    actor, "membership.ended", List.of("person:" + person), circle, Map.of("role", role.name()));
        }
    }

    /**
     * Lets pass whoever may give this role there.
     *
     * @throws AccessDenied where the actor may not
     */
    public void requireGranting(UserId actor, CircleId circle, Role role) {
        access.require(actor, circle, role.granters().toArray(Role[]::new));
    }

    /** Whether the actor may give this role there. */
    public boolean mayGrant(UserId actor, CircleId circle, Role role) {
        return access.has(actor, circle, role.granters().toArray(Role[]::new));
    }

    /** Whether the person holds the role in the circle itself. */
    public boolean held(UserId person, CircleId circle, Role role) {
        return memberships.held(person.value(), circle.value(), role);
    }

    /** Lets changes of a circle's people happen one after the other, until the end of the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(CircleId circle) {
        circles.lock(circle.value());
    }

    /** Whether the person is a student in the circle itself or a section of it. */
    public boolean isStudent(UserId person, CircleId circle) {
        var inside = within(circle).stream().map(found -> found.id().value()).toList();
        return memberships.ofPeopleIn(List.of(person.value()), inside).stream()
                .anyMatch(held -> held.role() == Role.STUDENT);
    }

    /** The institution that a circle lies in. */
    public CircleId institution(CircleId circle) {
        return circles.institutionOf(circle.value()).map(CircleId::new).orElseThrow();
    }

    /** In the caller's transaction, and on record with it. */
    Circle make(@Nullable UserId actor, CircleKind kind, String name, @Nullable CircleId parent) {
        var made = circles.saveAndFlush(new CircleEntity(kind, name, parent)).toCircle();
        audit.recordAll(
                actor,
                "circle.made",
                List.of("circle:" + made.id()),
                parent,
                Map.of("kind", kind.name(), "name", name));
        return made;
    }

    private void add(@Nullable UserId actor, UserId person, @Nullable CircleId circle, Role role) {
        if (circle == null ? memberships.heldAnywhere(person.value(), role) : held(person, circle, role)) {
            return;
        }
        var entity = circle == null ? null : circles.findById(circle.value()).orElseThrow();
        requireFit(role, entity == null ? null : entity.toCircle().kind());
        memberships.saveAndFlush(new MembershipEntity(person, entity, role, clock.instant()));
        audit.recordAll(actor, "membership.began", List.of("person:" + person), circle, Map.of("role", role.name()));
    }

    private static void requireFit(Role role, @Nullable CircleKind kind) {
        if (!role.fits(kind)) {
            throw new Refusal(Message.of("account.refused.role-does-not-fit"));
        }
    }
}
