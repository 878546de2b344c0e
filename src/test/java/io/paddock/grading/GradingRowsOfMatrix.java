package io.paddock.grading;

import static io.paddock.account.Role.ASSISTANT;
import static io.paddock.account.Role.AUDITOR;
import static io.paddock.account.Role.DEPARTMENT_ADMIN;
import static io.paddock.account.Role.INSTITUTION_ADMIN;
import static io.paddock.account.Role.PLATFORM_ADMIN;
import static io.paddock.account.Role.STUDENT;
import static io.paddock.account.Role.TEACHER;
import static io.paddock.support.MatrixRow.guarded;

import io.paddock.account.CircleId;
import io.paddock.account.Role;
import io.paddock.assignment.AssignmentFixture;
import io.paddock.assignment.AssignmentId;
import io.paddock.assignment.AssignmentService;
import io.paddock.assignment.Submission;
import io.paddock.base.language.Language;
import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import io.paddock.support.People;
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
                                actor, somebodys(application, course).assignment())),
                new OwnOnly("cancelCheck(UserId, AssignmentId)", "the actor's own"),
                new OwnOnly("standings(UserId, Collection)", "the actor's own"),
                new OwnOnly("lastCheck(UserId, AssignmentId)", "the actor's own"),
                guarded(
                        "run(UserId, SubmissionId)",
                        READERS,
                        (actor, ground, course) -> grading.run(
                                actor, somebodys(application, course).id())),
                guarded(
                        "grade(UserId, SubmissionId)",
                        READERS,
                        (actor, ground, course) -> grading.grade(
                                actor, somebodys(application, course).id())),
                new OwnOnly("mayRead(UserId, CircleId)", "tells a person their own rights"));
    }

    private static AssignmentId assignment(ApplicationContext application, CircleId course) {
        var teacher = application.getBean(People.class).with(TEACHER, course).id();
        return AssignmentFixture.put(
                        application.getBean(AssignmentService.class), teacher, course, AssignmentFixture.doubling())
                .id();
    }

    private static Submission somebodys(ApplicationContext application, CircleId course) {
        var assignments = application.getBean(AssignmentService.class);
        var student = application.getBean(People.class).with(STUDENT, course).id();
        var id = assignment(application, course);
        assignments.open(student, id, Language.ENGLISH);
        return assignments.handIn(student, id).submission();
    }
}
