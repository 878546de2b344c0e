package io.paddock.account;

import static java.util.stream.Collectors.toMap;

import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How an institution is divided: departments, courses and sections, seen and made by those who administer them. */
@Service
public class Organisation {

    /**
     * A circle in the tree that somebody looks after.
     *
     * @param depth 0 for the circles that the person holds the role in
     * @param people with a role in the circle itself
     */
    public record Branch(Circle circle, int depth, int people) {}

    private static final int LONGEST_NAME = 120;
    private static final Set<Role> READERS = Set.of(Role.DEPARTMENT_ADMIN, Role.INSTITUTION_ADMIN, Role.AUDITOR);

    private final CircleRepository circles;
    private final MembershipRepository memberships;
    private final CircleService makers;
    private final Access access;

    Organisation(CircleRepository circles, MembershipRepository memberships, CircleService makers, Access access) {
        this.circles = circles;
        this.memberships = memberships;
        this.makers = makers;
        this.access = access;
    }

    /** Whether the actor may see the tree. */
    public boolean mayRead(UserId actor) {
        return !roots(actor).isEmpty();
    }

    /**
     * What the actor administers or audits, each circle before those in it.
     *
     * @throws AccessDenied where there is no such circle
     */
    @Transactional(readOnly = true)
    public List<Branch> tree(UserId actor) {
        var roots = roots(actor);
        if (roots.isEmpty()) {
            throw new AccessDenied(actor, "one of " + READERS + " anywhere");
        }
        var inside = new ArrayList<Circle>();
        roots.forEach(root -> circles.within(root).stream()
                .map(CircleEntity::toCircle)
                .filter(circle -> !inside.contains(circle))
                .forEach(inside::add));
        var people = memberships
                .counts(inside.stream().map(circle -> circle.id().value()).toList())
                .stream()
                .collect(toMap(row -> ((Number) row[0]).longValue(), row -> ((Number) row[1]).intValue()));
        var below = new HashMap<CircleId, List<Circle>>();
        var known = inside.stream().map(Circle::id).toList();
        var tops = new ArrayList<Circle>();
        for (var circle : inside) {
            circle.parent()
                    .filter(known::contains)
                    .ifPresentOrElse(
                            parent -> below.computeIfAbsent(parent, id -> new ArrayList<>())
                                    .add(circle),
                            () -> tops.add(circle));
        }
        var tree = new ArrayList<Branch>();
        tops.forEach(top -> add(tree, top, 0, below, people));
        return tree;
    }

    private static void add(
            List<Branch> tree,
            Circle circle,
            int depth,
            java.util.Map<CircleId, List<Circle>> below,
            java.util.Map<Long, Integer> people) {
        tree.add(new Branch(circle, depth, people.getOrDefault(circle.id().value(), 0)));
        below.getOrDefault(circle.id(), List.of()).forEach(child -> add(tree, child, depth + 1, below, people));
    }

    /** The institutions that departments can be made in. */
    @Transactional(readOnly = true)
    public List<Circle> divisible(UserId actor) {
        return roots(actor).stream()
                .flatMap(id -> circles.findById(id).stream())
                .map(CircleEntity::toCircle)
                .filter(circle -> circle.kind() == CircleKind.INSTITUTION)
                .filter(circle -> access.has(
                        actor, circle.id(), founders(CircleKind.DEPARTMENT).toArray(Role[]::new)))
                .toList();
    }

    private List<Long> roots(UserId actor) {
        return access.isPlatformAdmin(actor)
                ? circles.findByKindOrderByName(CircleKind.INSTITUTION).stream()
                        .map(row -> row.toCircle().id().value())
                        .toList()
                : memberships.circlesOf(actor.value(), READERS).stream()
                        .distinct()
                        .toList();
    }

    /**
     * Makes a department, course or section; there is one of a name in a circle, so doing it twice changes nothing.
     *
     * @throws AccessDenied where the actor may not: departments are made by those who administer the institution,
     *     courses by those who administer what they lie in, sections by teachers too
     */
    @Transactional
    public Circle found(UserId actor, CircleKind kind, String name, CircleId parent) {
        access.require(actor, parent, founders(kind).toArray(Role[]::new));
        var wanted = name.strip();
        if (wanted.isEmpty() || wanted.length() > LONGEST_NAME) {
            throw new Refusal(Message.of("account.refused.circle-name", LONGEST_NAME));
        }
        var around = circles.findById(parent.value())
                .map(CircleEntity::toCircle)
                .orElseThrow()
                .kind();
        if (kind.compareTo(around) <= 0) {
            throw new Refusal(Message.of("account.refused.circle-place"));
        }
        return circles.findByParentIdAndKindAndName(parent.value(), kind, wanted)
                .map(CircleEntity::toCircle)
                .orElseGet(() -> makers.make(actor, kind, wanted, parent));
    }

    private static Set<Role> founders(CircleKind kind) {
        return switch (kind) {
            case INSTITUTION -> Set.of(Role.PLATFORM_ADMIN);
            case DEPARTMENT -> Set.of(Role.INSTITUTION_ADMIN, Role.PLATFORM_ADMIN);
            case COURSE -> Set.of(Role.DEPARTMENT_ADMIN, Role.INSTITUTION_ADMIN, Role.PLATFORM_ADMIN);
            case SECTION -> Role.LEADERS;
        };
    }
}
