package io.paddock.course.roster;

import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.Membership;
import io.paddock.account.Organisation;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who is where in a course. A student is in the course itself and in at most one section of it. */
@Component
class SectionPlaces {

    /**
     * Where a person stands in a course.
     *
     * @param enrolled as a student in the course itself
     */
    record Place(boolean enrolled, boolean staff, List<Circle> sections) {

        boolean in(String section) {
            return sections.stream().anyMatch(circle -> circle.name().equalsIgnoreCase(section));
        }

        private Place and(Membership membership) {
            var section = membership.circle().kind() == CircleKind.SECTION;
            var student = membership.role() == Role.STUDENT;
            return new Place(
                    enrolled || student && !section,
                    staff || !student,
                    section && student
                            ? java.util.stream.Stream.concat(
                                            sections.stream(), java.util.stream.Stream.of(membership.circle()))
                                    .toList()
                            : sections);
        }
    }

    private final CircleService circles;
    private final Organisation organisation;

    SectionPlaces(CircleService circles, Organisation organisation) {
        this.circles = circles;
        this.organisation = organisation;
    }

    /** Everybody in the course, in a number of queries that does not grow with it. */
    Map<UserId, Place> students(UserId actor, CircleId course) {
        var places = new HashMap<UserId, Place>();
        var inside = circles.within(course).stream().map(Circle::id).toList();
        for (var membership : circles.members(actor, inside)) {
            places.merge(
                    membership.person(),
                    new Place(false, false, List.of()).and(membership),
                    (old, one) -> old.and(membership));
        }
        return places;
    }

    List<String> names(CircleId course) {
        return circles.children(course, CircleKind.SECTION).stream()
                .map(Circle::name)
                .toList();
    }

    /** The section with this name, made where there is none. */
    CircleId section(UserId actor, CircleId course, String name) {
        return organisation.found(actor, CircleKind.SECTION, name, course).id();
    }

    /**
     * Puts students into a section and takes them out of the others.
     *
     * @param now where everybody stands; as {@link #students} says, and still so for these people
     */
    void place(UserId actor, Map<UserId, Place> now, CircleId section, Collection<UserId> people) {
        var leaving = new LinkedHashMap<CircleId, List<UserId>>();
        for (var person : people) {
            var place = now.get(person);
            if (place != null) {
                place.sections().stream()
                        .map(Circle::id)
                        .filter(left -> !left.equals(section))
                        .forEach(left -> leaving.computeIfAbsent(left, none -> new ArrayList<>())
                                .add(person));
            }
        }
        leaving.forEach((left, leavers) -> circles.leaveAll(actor, leavers, left, Role.STUDENT));
        circles.joinAll(actor, people, section, Role.STUDENT);
    }

    /**
     * Lets changes of people at an institution happen one after the other, until the end of the transaction; that must
     * see what others have done meanwhile (read committed).
     */
    void lock(CircleId course) {
        circles.lock(circles.institution(course));
    }
}
