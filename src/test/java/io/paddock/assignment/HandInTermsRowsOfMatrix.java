package io.paddock.assignment;

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
import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import io.paddock.support.People;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** Who may set the terms of an assignment. */
class HandInTermsRowsOfMatrix implements MatrixRows {

    private static final Instant DUE = Instant.parse("2027-01-10T12:00:00Z");
    private static final Set<Role> TEACHERS = Set.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN);
    private static final Set<Role> READERS =
            Set.of(ASSISTANT, TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, AUDITOR, PLATFORM_ADMIN);

    @Override
    public Class<?> service() {
        return HandInTerms.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        var terms = application.getBean(HandInTerms.class);
        return List.of(
                guarded(
                        "set(UserId, AssignmentId, HandInRules)",
                        TEACHERS,
                        (actor, ground, course) -> terms.set(actor, due(application, course), HandInRules.FREE)),
                guarded(
                        "set(UserId, AssignmentId, Dates)",
                        TEACHERS,
                        (actor, ground, course) -> terms.set(actor, due(application, course), Dates.OPEN)),
                guarded("extend(UserId, AssignmentId, Extension)", TEACHERS, (actor, ground, course) -> {
                    var student = application
                            .getBean(People.class)
                            .with(STUDENT, course)
                            .id();
                    terms.extend(actor, due(application, course), new Extension(student, DUE.plusSeconds(1), ""));
                }),
                guarded("withdraw(UserId, AssignmentId, UserId)", TEACHERS, (actor, ground, course) -> {
                    var student = application
                            .getBean(People.class)
                            .with(STUDENT, course)
                            .id();
                    terms.withdraw(actor, due(application, course), student);
                }),
                guarded(
                        "extensions(UserId, AssignmentId)",
                        READERS,
                        (actor, ground, course) -> terms.extensions(actor, due(application, course))),
                new OwnOnly("dates(UserId, Collection)", "the actor's own"));
    }

    private static AssignmentId due(ApplicationContext application, CircleId course) {
        var assignments = application.getBean(AssignmentService.class);
        var teacher = application.getBean(People.class).with(TEACHER, course).id();
        var id = AssignmentFixture.put(assignments, teacher, course, AssignmentFixture.doubling())
                .id();
        application.getBean(HandInTerms.class).set(teacher, id, new Dates(null, DUE, null));
        return id;
    }
}
