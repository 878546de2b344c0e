package io.paddock.account;

import static io.paddock.account.Role.ASSISTANT;
import static io.paddock.account.Role.AUDITOR;
import static io.paddock.account.Role.DEPARTMENT_ADMIN;
import static io.paddock.account.Role.INSTITUTION_ADMIN;
import static io.paddock.account.Role.PLATFORM_ADMIN;
import static io.paddock.account.Role.STUDENT;
import static io.paddock.account.Role.TEACHER;
import static io.paddock.support.MatrixRow.guarded;

import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.Internal;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import io.paddock.support.People;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;

class CircleRows implements MatrixRows {

    @Override
    public Class<?> service() {
        return CircleService.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        var circles = application.getBean(CircleService.class);
        var people = application.getBean(People.class);
        return List.of(
                new Internal("find(CircleId)", "names of circles are no secret inside the application"),
                new Internal("find(Collection)", "names of circles are no secret inside the application"),
                new Internal("within(CircleId)", "names of circles are no secret inside the application"),
                new Internal("institution(CircleId)", "names of circles are no secret inside the application"),
                new Internal("institutions()", "names of circles are no secret inside the application"),
                new Internal("children(CircleId, CircleKind)", "names of circles are no secret inside the application"),
                new Internal(
                        "children(Collection, CircleKind)", "names of circles are no secret inside the application"),
                new Internal("memberships(UserId, CircleKind)", "modules ask it for the person they act for"),
                new Internal("ensureInstitution(String)", "on behalf of Paddock itself"),
                new Internal("ensure(CircleKind, String, CircleId)", "on behalf of Paddock itself"),
                new Internal("ensureMember(UserId, CircleId, Role)", "on behalf of Paddock itself"),
                new OwnOnly("grantable(UserId, Circle)", "tells the actor about the actor"),
                guarded(
                        "grantable(UserId, String, int, int)",
                        Set.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN),
                        (actor, ground, course) -> {
                            var name = circles.find(course).orElseThrow().name();
                            if (circles.grantable(actor, name, 0, 50).stream()
                                    .noneMatch(circle -> circle.id().equals(course))) {
                                throw new AccessDenied(actor, "to give roles in " + course);
                            }
                        }),
                guarded(
                        "requireGranting(UserId, CircleId, Role)",
                        Set.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN),
                        (actor, ground, course) -> circles.requireGranting(actor, course, STUDENT)),
                new Internal("held(UserId, CircleId, Role)", "modules ask it where they have checked the right to"),
                new Internal("lock(CircleId)", "holds a row, tells nothing"),
                new Internal("isStudent(UserId, CircleId)", "modules ask it where they have checked the right to"),
                new OwnOnly("mayGrant(UserId, CircleId, Role)", "tells the actor about the actor"),
                guarded(
                        "joinAll(UserId, Collection, CircleId, Role)",
                        Set.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN),
                        (actor, ground, course) ->
                                circles.joinAll(actor, List.of(people.somebody().id()), course, STUDENT)),
                guarded(
                        "leaveAll(UserId, Collection, CircleId, Role)",
                        Set.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN),
                        (actor, ground, course) -> circles.leaveAll(
                                actor, List.of(people.with(STUDENT, course).id()), course, STUDENT)),
                guarded(
                        "members(UserId, CircleId)",
                        Set.of(ASSISTANT, TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, AUDITOR, PLATFORM_ADMIN),
                        (actor, ground, course) -> circles.members(actor, course)),
                new OwnOnly("members(UserId, Collection)", "leaves out circles whose people the actor may not see"),
                guarded(
                        "join(UserId, UserId, CircleId, Role)",
                        Set.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN),
                        (actor, ground, course) ->
                                circles.join(actor, people.somebody().id(), course, STUDENT)),
                guarded(
                        "leave(UserId, UserId, CircleId, Role)",
                        Set.of(DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN),
                        (actor, ground, course) -> circles.leave(
                                actor, people.with(TEACHER, course).id(), course, TEACHER)));
    }
}
