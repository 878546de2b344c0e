package io.paddock.grading;

import static io.paddock.account.Role.ASSISTANT;
import static io.paddock.account.Role.AUDITOR;
import static io.paddock.account.Role.DEPARTMENT_ADMIN;
import static io.paddock.account.Role.INSTITUTION_ADMIN;
import static io.paddock.account.Role.PLATFORM_ADMIN;
import static io.paddock.account.Role.TEACHER;
import static io.paddock.support.MatrixRow.guarded;

import io.paddock.account.Role;
import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** Who may do what with others' grades. */
class GradingRowsOfMatrix implements MatrixRows {

    private static final Set<Role> READERS =
            Set.of(ASSISTANT, TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, AUDITOR, PLATFORM_ADMIN);

    @Override
    public Class<?> service() {
        return GradingService.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        var grading = application.getBean(GradingService.class);
        return List.of(
                new io.paddock.support.MatrixRow.Internal(
                        "released(Collection)", "for progress to count anew, never shown"),
                guarded(
                        "check(UserId, AssignmentId)",
                        Set.of(),
                        (actor, ground, course) -> grading.check(
                                actor, HandedIn.somebodys(application, course).assignment())),
                new OwnOnly("cancelCheck(UserId, AssignmentId)", "the actor's own"),
                new OwnOnly("standings(UserId, Collection)", "the actor's own"),
                new OwnOnly("lastCheck(UserId, AssignmentId)", "the actor's own"),
                guarded(
                        "run(UserId, SubmissionId)",
                        READERS,
                        (actor, ground, course) -> grading.run(
                                actor, HandedIn.somebodys(application, course).id())),
                guarded(
                        "grade(UserId, SubmissionId)",
                        READERS,
                        (actor, ground, course) -> grading.grade(
                                actor, HandedIn.somebodys(application, course).id())),
                new OwnOnly("mayRead(UserId, CircleId)", "tells a person their own rights"));
    }
}
