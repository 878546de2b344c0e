package io.paddock.course.roster;

import io.paddock.account.AccessDenied;
import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.Invitations;
import io.paddock.account.Invitee;
import io.paddock.account.Role;
import io.paddock.account.StudentNumber;
import io.paddock.account.Students;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Changes of a course's people, one at a time. */
@Service
public class CoursePeople {

    private final CircleService circles;
    private final SectionPlaces places;
    private final RosterService rosters;
    private final Students students;
    private final Invitations invitations;

    CoursePeople(
            CircleService circles,
            SectionPlaces places,
            RosterService rosters,
            Students students,
            Invitations invitations) {
        this.circles = circles;
        this.places = places;
        this.rosters = rosters;
        this.students = students;
        this.invitations = invitations;
    }

    /** The sections of a course; their names are no secret inside it. */
    public List<Circle> sections(CircleId course) {
        return circles.children(course, CircleKind.SECTION);
    }

    /**
     * Takes somebody into the course; students in the way of a class list with one row. Doing it twice changes nothing.
     *
     * @throws Refusal where nobody is known under the number, and no name says how an account is to be called
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public Added add(UserId actor, CircleId course, Addition addition) {
        circles.requireGranting(actor, course, addition.role());
        return addition.role() == Role.STUDENT ? student(actor, course, addition) : staff(actor, course, addition);
    }

    private Added student(UserId actor, CircleId course, Addition addition) {
        var roster = RosterReader.one(addition.number(), addition.name(), addition.section());
        var row = rosters.plan(actor, course, roster).rows().getFirst();
        if (row.outcome() == PlannedRow.Outcome.NOT_FOUND) {
            throw new Refusal(Message.of("roster.refused.nobody"));
        }
        row.row().problems().stream().findFirst().ifPresent(problem -> {
            throw new Refusal(problem.what());
        });
        var result = rosters.take(actor, course, roster, addition.language());
        var number = new StudentNumber(addition.number());
        var student = students.find(actor, course, List.of(number)).get(number);
        return new Added(
                student == null ? addition.name() : student.person().displayName(),
                row.outcome() == PlannedRow.Outcome.THERE,
                result.codes().stream().findFirst(),
                Optional.empty());
    }

    private Added staff(UserId actor, CircleId course, Addition addition) {
        if (!addition.section().isBlank()) {
            throw new Refusal(Message.of("roster.refused.staff-section"));
        }
        var number = new StudentNumber(addition.number());
        var known = students.find(actor, course, List.of(number)).get(number);
        if (known != null) {
            var before = circles.held(known.person().id(), course, addition.role());
            circles.join(actor, known.person().id(), course, addition.role());
            return new Added(known.person().displayName(), before, Optional.empty(), Optional.empty());
        }
        if (addition.name().isBlank()) {
            throw new Refusal(
                    Message.of("roster.refused.no-staff", addition.number().strip()));
        }
        var invitation = invitations.invite(
                actor, new Invitee(addition.number(), addition.name(), addition.language(), course, addition.role()));
        return new Added(invitation.person().displayName(), false, Optional.empty(), Optional.of(invitation));
    }

    /**
     * Puts a student of the course into a section of it, and out of the others.
     *
     * @throws AccessDenied where the section or the student is not in the course
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public void move(UserId actor, CircleId course, UserId student, CircleId section) {
        circles.requireGranting(actor, course, Role.STUDENT);
        if (sections(course).stream().noneMatch(circle -> circle.id().equals(section))
                || !circles.isStudent(student, course)) {
            throw new AccessDenied(actor, "to move person " + student + " to circle " + section);
        }
        places.lock(course);
        circles.joinAll(actor, Set.of(student), course, Role.STUDENT);
        places.place(actor, places.students(actor, course), section, Set.of(student));
    }

    /** Takes a role in the course and its sections from a person; work and grades stay. */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public void remove(UserId actor, CircleId course, UserId person, Role role) {
        circles.requireGranting(actor, course, role);
        places.lock(course);
        for (var circle : circles.within(course)) {
            circles.leave(actor, person, circle.id(), role);
        }
    }
}
