package io.paddock.account;

import io.paddock.account.Directory.Standing;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** The people of a course and of its sections, page by page, for those who teach there, administer it or audit it. */
@Service
public class CircleMembers {

    /**
     * A person in a course.
     *
     * @param roles held in the course or one of its sections
     * @param number the institution's number for the person
     */
    public record Member(
            Person person, Optional<StudentNumber> number, Standing standing, Set<Role> roles, List<Circle> sections) {
        public Member {
            roles = Set.copyOf(roles);
            sections = List.copyOf(sections);
        }
    }

    private final PersonRepository people;
    private final MembershipRepository memberships;
    private final CircleRepository circles;
    private final StudentNumbers numbers;
    private final Access access;

    CircleMembers(
            PersonRepository people,
            MembershipRepository memberships,
            CircleRepository circles,
            StudentNumbers numbers,
            Access access) {
        this.people = people;
        this.memberships = memberships;
        this.circles = circles;
        this.numbers = numbers;
        this.access = access;
    }

    /** Whether the actor may see the list. */
    public boolean mayRead(UserId actor, CircleId course) {
        return access.has(actor, course, Role.READERS);
    }

    /**
     * A page of the people in a course, teachers first, then by name.
     *
     * @param filter a part of a name or number
     */
    public List<Member> page(UserId actor, CircleId course, String filter, int offset, int limit) {
        access.require(actor, course, Role.READERS);
        var inside = inside(course);
        return members(
                course,
                inside,
                people.members(
                        inside,
                        institution(course).value(),
                        SearchPattern.containing(filter),
                        actor.value(),
                        offset,
                        limit));
    }

    /** How many people {@link #page} has in all. */
    public int count(UserId actor, CircleId course, String filter) {
        access.require(actor, course, Role.READERS);
        return Math.toIntExact(
                people.countMembers(inside(course), institution(course).value(), SearchPattern.containing(filter)));
    }

    /** One of them; empty for somebody who is not in the course. */
    public Optional<Member> find(UserId actor, CircleId course, UserId person) {
        access.require(actor, course, Role.READERS);
        return people.findById(person.value())
                .flatMap(row ->
                        members(course, inside(course), List.of(row)).stream().findFirst())
                .filter(member -> !member.roles().isEmpty());
    }

    /** The students of the course who have not chosen a password yet. */
    public List<UserId> waiting(UserId actor, CircleId course) {
        access.require(actor, course, Role.READERS);
        return people.waiting(course.value()).stream().map(UserId::new).toList();
    }

    private CircleId institution(CircleId course) {
        return circles.institutionOf(course.value()).map(CircleId::new).orElseThrow();
    }

    private List<Long> inside(CircleId course) {
        return circles.within(course.value()).stream()
                .map(row -> row.toCircle().id().value())
                .toList();
    }

    private List<Member> members(CircleId course, List<Long> inside, List<PersonEntity> page) {
        var ids = page.stream().map(PersonEntity::userId).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        var numbered = numbers.of(institution(course), ids);
        var activated = numbers.activated(ids);
        var held = new HashMap<UserId, List<MembershipEntity>>();
        memberships
                .ofPeopleIn(ids.stream().map(UserId::value).toList(), inside)
                .forEach(row -> held.computeIfAbsent(row.person(), id -> new ArrayList<>())
                        .add(row));
        return page.stream()
                .map(row -> {
                    var id = row.userId();
                    var mine = held.getOrDefault(id, List.of());
                    var roles = EnumSet.noneOf(Role.class);
                    mine.forEach(membership -> roles.add(membership.role()));
                    return new Member(
                            row.toPerson(),
                            Optional.ofNullable(numbered.get(id)).map(StudentNumbers.Numbered::number),
                            row.isLocked()
                                    ? Standing.LOCKED
                                    : activated.contains(id) ? Standing.ACTIVE : Standing.INVITED,
                            roles,
                            mine.stream()
                                    .map(membership -> membership.toMembership().circle())
                                    .filter(circle -> circle.kind() == CircleKind.SECTION)
                                    .distinct()
                                    .toList());
                })
                .toList();
    }
}
