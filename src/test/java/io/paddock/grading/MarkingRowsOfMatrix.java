package io.paddock.grading;

import static io.paddock.account.Role.ASSISTANT;
import static io.paddock.account.Role.AUDITOR;
import static io.paddock.account.Role.DEPARTMENT_ADMIN;
import static io.paddock.account.Role.INSTITUTION_ADMIN;
import static io.paddock.account.Role.PLATFORM_ADMIN;
import static io.paddock.account.Role.TEACHER;
import static io.paddock.support.MatrixRow.guarded;

import io.paddock.account.Role;
import io.paddock.assignment.sheet.Points;
import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** Who may mark, release and run again what others have handed in. */
class MarkingRowsOfMatrix implements MatrixRows {

    private static final Set<Role> TEACHERS = Set.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN);
    private static final Set<Role> MARKERS =
            Set.of(ASSISTANT, TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN);
    private static final Set<Role> READERS =
            Set.of(ASSISTANT, TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, AUDITOR, PLATFORM_ADMIN);

    @Override
    public Class<?> service() {
        return Marking.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        var marking = application.getBean(Marking.class);
        return List.of(
                guarded(
                        "mark(UserId, SubmissionId, String, Points, String)",
                        MARKERS,
                        (actor, ground, course) -> marking.mark(
                                actor, HandedIn.somebodys(application, course).id(), "why", new Points(100), "")),
                guarded(
                        "release(UserId, AssignmentId, ReleaseProgress)",
                        TEACHERS,
                        (actor, ground, course) -> marking.release(
                                actor, HandedIn.assignment(application, course), ReleaseProgress.UNHEARD)),
                guarded(
                        "gradeAgain(UserId, SubmissionId)",
                        MARKERS,
                        (actor, ground, course) -> marking.gradeAgain(
                                actor, HandedIn.somebodys(application, course).id())),
                guarded(
                        "solutionFails(UserId, SubmissionId)",
                        READERS,
                        (actor, ground, course) -> marking.solutionFails(
                                actor, HandedIn.somebodys(application, course).id())),
                guarded(
                        "ungraded(UserId, AssignmentId)",
                        READERS,
                        (actor, ground, course) -> marking.ungraded(actor, HandedIn.assignment(application, course))),
                new OwnOnly("mayMark(UserId, CircleId)", "tells a person their own rights"),
                new OwnOnly("mayRelease(UserId, CircleId)", "tells a person their own rights"));
    }
}
