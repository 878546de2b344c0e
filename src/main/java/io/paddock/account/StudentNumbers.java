package io.paddock.account;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who has which number where; whoever asks or gives one has checked the right to. */
@Component
public class StudentNumbers {

    /** A person's number at an institution. */
    public record Numbered(UserId person, StudentNumber number, String mail) {}

    private final PersonNumberRepository rows;
    private final PersonRepository people;
    private final MembershipRepository memberships;
    private final ManyRows many;
    private final Access access;

    StudentNumbers(
            PersonNumberRepository rows,
            PersonRepository people,
            MembershipRepository memberships,
            ManyRows many,
            Access access) {
        this.rows = rows;
        this.people = people;
        this.memberships = memberships;
        this.many = many;
        this.access = access;
    }

    /** Those of the numbers that the institution knows; without a number, by a sign-in name that reads the same. */
    public Map<StudentNumber, UserId> people(CircleId institution, Collection<StudentNumber> numbers) {
        var found = new HashMap<StudentNumber, UserId>();
        if (numbers.isEmpty()) {
            return found;
        }
        var byName = numbers.stream().collect(toMap(StudentNumbers::name, identity(), (one, same) -> one));
        for (var person : people.inInstitution(institution.value(), byName.keySet())) {
            found.put(byName.get(person.toPerson().signInName()), person.userId());
        }
        var numbered = of(institution, found.values());
        found.values().removeIf(numbered::containsKey);
        rows.findByInstitutionIdAndNumberIn(
                        institution.value(),
                        numbers.stream().map(StudentNumber::value).toList())
                .forEach(row -> found.put(row.number(), row.person()));
        return found;
    }

    /** The numbers that people have at an institution. */
    public Map<UserId, Numbered> of(CircleId institution, Collection<UserId> who) {
        return who.isEmpty()
                ? Map.of()
                : rows
                        .findByInstitutionIdAndPersonIdIn(
                                institution.value(),
                                who.stream().map(UserId::value).toList())
                        .stream()
                        .map(row -> new Numbered(row.person(), row.number(), row.mail()))
                        .collect(toMap(Numbered::person, identity()));
    }

    /** Everybody with this number, at whatever institution, or with a sign-in name that reads the same. */
    public List<UserId> everywhere(StudentNumber number) {
        var found = new LinkedHashSet<UserId>();
        rows.findByNumber(number.value()).forEach(row -> found.add(row.person()));
        people.findBySignInName(name(number)).ifPresent(person -> found.add(person.userId()));
        return new ArrayList<>(found);
    }

    /** Gives people their numbers at an institution, in the caller's transaction. */
    public void give(CircleId institution, List<Numbered> given) {
        many.insert(
                "person_number",
                List.of("person_id", "institution_id", "number", "mail"),
                given.stream()
                        .map(one -> List.of(
                                one.person().value(),
                                institution.value(),
                                one.number().value(),
                                one.mail()))
                        .toList());
    }

    /**
     * Those of the people who are students and nothing else, and only where the actor may take students in: a student of
     * somebody else is not in the actor's care because the actor enrolled them, too.
     */
    public Set<UserId> inCareOf(UserId actor, Collection<UserId> who) {
        if (who.isEmpty()) {
            return Set.of();
        }
        var held = memberships.ofPeople(who.stream().map(UserId::value).toList()).stream()
                .collect(groupingBy(MembershipEntity::person, LinkedHashMap::new, toList()));
        var roles = access.roles(
                actor,
                held.values().stream()
                        .flatMap(List::stream)
                        .filter(row -> row.role() == Role.STUDENT)
                        .map(row -> row.toMembership().circle().id())
                        .distinct()
                        .toList());
        return held.entrySet().stream()
                .filter(person -> person.getValue().stream()
                        .allMatch(row -> row.role() == Role.STUDENT
                                && !Collections.disjoint(
                                        roles.getOrDefault(
                                                row.toMembership().circle().id(), Set.of()),
                                        Role.STUDENT.granters())))
                .map(Map.Entry::getKey)
                .collect(toCollection(LinkedHashSet::new));
    }

    /** Those of the people who are students in the circle itself and have no password. */
    public Set<UserId> waiting(CircleId circle, Collection<UserId> who) {
        var ids = who.stream().map(UserId::value).toList();
        if (ids.isEmpty()) {
            return Set.of();
        }
        var waiting = new LinkedHashSet<UserId>();
        people.waiting(circle.value(), ids).forEach(id -> waiting.add(new UserId(id)));
        return waiting;
    }

    /** Those of the people who have chosen a password. */
    public Set<UserId> activated(Collection<UserId> who) {
        var ids = who.stream().map(UserId::value).toList();
        var activated = new LinkedHashSet<UserId>();
        if (!ids.isEmpty()) {
            people.withPassword(ids).forEach(id -> activated.add(new UserId(id)));
        }
        return activated;
    }

    /** The sign-in name that a student with this number gets where nobody has it. */
    public static String name(StudentNumber number) {
        return number.value().toLowerCase(Locale.ROOT);
    }
}
