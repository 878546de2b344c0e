package io.paddock.course;

import io.paddock.account.Access;
import io.paddock.account.AccessDenied;
import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.course.content.AssignmentFolder;
import io.paddock.course.content.CourseFolder;
import io.paddock.course.content.LessonFolder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who has to do with which course. Staff roles count from the circles around a course; a student must be enrolled in
 * the course itself, for being a student of the university opens no course.
 */
@Component
class EnrolmentBook {

    private final CourseShelf shelf;
    private final CoursePlaces places;
    private final Access access;
    private final CircleService circles;

    EnrolmentBook(CourseShelf shelf, CoursePlaces places, Access access, CircleService circles) {
        this.shelf = shelf;
        this.places = places;
        this.access = access;
        this.circles = circles;
    }

    /** All courses that have a home, whoever is in them. */
    List<Course> courses() {
        var courses = new ArrayList<Course>();
        for (var folder : shelf.courses()) {
            places.place(folder.slug()).ifPresent(place -> courses.add(course(folder, place)));
        }
        return courses;
    }

    /** The person's courses whose term goes on, in the order of their folders; a number of queries that does not grow with them. */
    List<Enrolment> of(UserId person) {
        return all(person).stream().filter(enrolment -> !enrolment.ended()).toList();
    }

    /** The same with those whose term has ended. */
    List<Enrolment> all(UserId person) {
        return enrolments(person, courses());
    }

    /** What the person has to do with one course, ended or not. */
    Optional<Enrolment> enrolment(UserId person, String slug) {
        return course(slug).stream()
                .flatMap(course -> enrolments(person, List.of(course)).stream())
                .findFirst();
    }

    private List<Enrolment> enrolments(UserId person, List<Course> courses) {
        var roles = roles(person, courses.stream().map(Course::circle).toList());
        return courses.stream()
                .map(course ->
                        new Enrolment(course, roles.getOrDefault(course.circle(), Set.of()), hasEnded(course.slug())))
                .filter(enrolment -> !enrolment.roles().isEmpty())
                .toList();
    }

    private Map<CircleId, Set<Role>> roles(UserId person, List<CircleId> wanted) {
        var roles = new HashMap<CircleId, Set<Role>>();
        access.roles(person, wanted).forEach((circle, held) -> {
            var staff = EnumSet.noneOf(Role.class);
            staff.addAll(held);
            staff.remove(Role.STUDENT);
            if (!staff.isEmpty()) {
                roles.put(circle, staff);
            }
        });
        for (var membership : circles.memberships(person, CircleKind.COURSE)) {
            add(roles, wanted, membership.circle().id(), membership.role());
        }
        for (var membership : circles.memberships(person, CircleKind.SECTION)) {
            membership.circle().parent().ifPresent(course -> add(roles, wanted, course, membership.role()));
        }
        return roles;
    }

    private static void add(Map<CircleId, Set<Role>> roles, List<CircleId> wanted, CircleId course, Role role) {
        if (wanted.contains(course)) {
            roles.computeIfAbsent(course, none -> EnumSet.noneOf(Role.class)).add(role);
        }
    }

    boolean hasEnded(String slug) {
        return places.place(slug).flatMap(CoursePlace::archivedAt).isPresent();
    }

    /** Whether the term of the course in this circle has ended. */
    boolean hasEnded(CircleId circle) {
        return places.hasEnded(circle);
    }

    /**
     * A course, for whoever may change it.
     *
     * @throws AccessDenied for everybody else
     */
    Course requireAuthor(UserId actor, String slug) {
        return course(slug)
                .filter(course -> isAuthor(actor, course))
                .orElseThrow(() -> new AccessDenied(actor, "changing course " + slug));
    }

    boolean isAuthor(UserId actor, Course course) {
        return access.has(actor, course.circle(), Role.LEADERS);
    }

    /** A course that has its home here, whoever is in it. */
    Optional<Course> course(String slug) {
        return shelf.course(slug).flatMap(folder -> places.place(slug).map(place -> course(folder, place)));
    }

    private static Course course(CourseFolder folder, CoursePlace place) {
        return new Course(
                folder.slug(),
                place.circle(),
                place.term().map(folder.title()::with).orElse(folder.title()),
                folder.summary(),
                folder.lessons().stream().map(LessonFolder::lesson).toList(),
                folder.assignments().stream().map(AssignmentFolder::assignment).toList());
    }
}
