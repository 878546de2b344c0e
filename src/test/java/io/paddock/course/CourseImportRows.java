package io.paddock.course;

import static io.paddock.account.Role.DEPARTMENT_ADMIN;
import static io.paddock.account.Role.INSTITUTION_ADMIN;
import static io.paddock.account.Role.PLATFORM_ADMIN;
import static io.paddock.account.Role.TEACHER;
import static io.paddock.support.MatrixRow.guarded;

import io.paddock.account.Role;
import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.Guarded;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

class CourseImportRows implements MatrixRows {

    static final Set<Role> AUTHORS = Set.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN);
    /** Refused once the access was granted. */
    static final String IMPOSSIBLE_TERM = "x".repeat(41);

    private static final String SLUG = "first-steps";
    private static final UUID NONE = new UUID(0, 0);

    @Override
    public Class<?> service() {
        return CourseImports.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        return List.of(
                new OwnOnly("homes(UserId)", "where the actor's own roles let courses be placed"),
                new OwnOnly("mayRenew(UserId, String)", "tells the actor about the actor"),
                new Guarded(
                        "read(UserId, InputStream, String, ImportProgress)",
                        AUTHORS,
                        AUTHORS,
                        AUTHORS,
                        (actor, ground, course) -> CoursesOnGround.imports(course, application)
                                .read(
                                        actor,
                                        new ByteArrayInputStream(new byte[0]),
                                        "x.zip",
                                        CourseParcelFiles.patience())),
                placing(
                        "place(UserId, UUID, CircleId, String)",
                        (actor, ground, course) -> CoursesOnGround.imports(course, application)
                                .place(actor, NONE, ground.department().id(), IMPOSSIBLE_TERM)),
                guarded(
                        "changes(UserId, UUID, String)",
                        AUTHORS,
                        (actor, ground, course) ->
                                CoursesOnGround.imports(course, application).changes(actor, NONE, SLUG)),
                guarded(
                        "renew(UserId, UUID, String)",
                        AUTHORS,
                        (actor, ground, course) ->
                                CoursesOnGround.imports(course, application).renew(actor, NONE, SLUG)),
                guarded(
                        "versions(UserId, String)",
                        AUTHORS,
                        (actor, ground, course) ->
                                CoursesOnGround.imports(course, application).versions(actor, SLUG)));
    }

    /** Whoever teaches one course of a department may place another there. */
    static Guarded placing(String operation, MatrixRow.Attempt attempt) {
        return new Guarded(operation, AUTHORS, AUTHORS, Set.of(PLATFORM_ADMIN), attempt);
    }
}
