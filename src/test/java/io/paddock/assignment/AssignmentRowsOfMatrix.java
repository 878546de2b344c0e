package io.paddock.assignment;

import static io.paddock.account.Role.ASSISTANT;
import static io.paddock.account.Role.AUDITOR;
import static io.paddock.account.Role.DEPARTMENT_ADMIN;
import static io.paddock.account.Role.INSTITUTION_ADMIN;
import static io.paddock.account.Role.PLATFORM_ADMIN;
import static io.paddock.account.Role.STUDENT;
import static io.paddock.account.Role.TEACHER;
import static io.paddock.support.MatrixRow.guarded;

import io.paddock.account.AccessDenied;
import io.paddock.account.CircleId;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.Internal;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import io.paddock.support.People;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** Who may do what with assignments and with what others have handed in. */
class AssignmentRowsOfMatrix implements MatrixRows {

    private static final Set<Role> LOOKERS =
            Set.of(STUDENT, ASSISTANT, TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, AUDITOR, PLATFORM_ADMIN);
    private static final Set<Role> WORKERS =
            Set.of(STUDENT, ASSISTANT, TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN);
    private static final Set<Role> TEACHERS = Set.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN);
    private static final Set<Role> READERS =
            Set.of(ASSISTANT, TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, AUDITOR, PLATFORM_ADMIN);

    @Override
    public Class<?> service() {
        return AssignmentService.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        var assignments = application.getBean(AssignmentService.class);
        return List.of(
                new Internal("put(AssignmentSource)", "content that Paddock itself reads"),
                new OwnOnly("assignments(UserId, Collection)", "leaves out courses that are not the person's"),
                guarded("find(UserId, CircleId, String)", LOOKERS, (actor, ground, course) -> {
                    assignment(application, course);
                    var _ = assignments
                            .find(actor, course, "doubling")
                            .orElseThrow(() -> new AccessDenied(actor, "assignment"));
                }),
                guarded(
                        "find(UserId, AssignmentId)",
                        LOOKERS,
                        (actor, ground, course) -> assignments.find(actor, assignment(application, course))),
                new Internal("points(Collection)", "for assignments that were found for the person"),
                new OwnOnly("maySetDates(UserId, CircleId)", "tells a person their own rights"),
                new OwnOnly("mayWork(UserId, CircleId)", "tells a person their own rights"),
                guarded(
                        "open(UserId, AssignmentId, Language)",
                        WORKERS,
                        (actor, ground, course) ->
                                assignments.open(actor, assignment(application, course), Language.ENGLISH)),
                new OwnOnly("work(UserId, AssignmentId)", "the actor's own"),
                new Internal("ofNotebook(NotebookId)", "for notices, never shown"),
                new OwnOnly("begun(UserId, Collection)", "the actor's own"),
                new OwnOnly("last(UserId, Collection)", "the actor's own"),
                new OwnOnly("titles(UserId, AssignmentId)", "the actor's own"),
                guarded(
                        "titles(UserId, SubmissionId)",
                        READERS,
                        (actor, ground, course) -> assignments.titles(actor, somebodys(application, course))),
                guarded("handIn(UserId, AssignmentId)", WORKERS, (actor, ground, course) -> {
                    assignments.open(actor, assignment(application, course), Language.ENGLISH);
                    assignments.handIn(actor, assignment(application, course));
                }),
                guarded("workUnderWay(UserId, AssignmentId)", WORKERS, (actor, ground, course) -> {
                    assignments.open(actor, assignment(application, course), Language.ENGLISH);
                    assignments.workUnderWay(actor, assignment(application, course));
                }),
                new OwnOnly("mine(UserId, AssignmentId)", "the actor's own"),
                guarded(
                        "handedIn(UserId, Collection)",
                        READERS,
                        (actor, ground, course) ->
                                assignments.handedIn(actor, List.of(assignment(application, course)))),
                guarded(
                        "submission(UserId, SubmissionId)",
                        READERS,
                        (actor, ground, course) -> assignments.submission(actor, somebodys(application, course))),
                guarded(
                        "file(UserId, SubmissionId)",
                        READERS,
                        (actor, ground, course) -> assignments.file(actor, somebodys(application, course))),
                new Internal("everySubmission(CircleId)", "for progress to count anew, never shown"));
    }

    private static AssignmentId assignment(ApplicationContext application, CircleId course) {
        var teacher = application.getBean(People.class).with(TEACHER, course).id();
        return AssignmentFixture.put(
                        application.getBean(AssignmentService.class), teacher, course, AssignmentFixture.doubling())
                .id();
    }

    private static SubmissionId somebodys(ApplicationContext application, CircleId course) {
        var assignments = application.getBean(AssignmentService.class);
        UserId student = application.getBean(People.class).with(STUDENT, course).id();
        var id = assignment(application, course);
        assignments.open(student, id, Language.ENGLISH);
        return assignments.handIn(student, id).submission().id();
    }
}
