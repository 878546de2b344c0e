package io.paddock.course;

import static io.paddock.account.Role.AUDITOR;
import static io.paddock.account.Role.DEPARTMENT_ADMIN;
import static io.paddock.account.Role.INSTITUTION_ADMIN;
import static io.paddock.account.Role.PLATFORM_ADMIN;
import static io.paddock.account.Role.STUDENT;
import static io.paddock.account.Role.TEACHER;
import static io.paddock.support.MatrixRow.guarded;

import io.paddock.account.AccessDenied;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.Attempt;
import io.paddock.support.MatrixRow.Guarded;
import io.paddock.support.MatrixRow.Internal;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import io.paddock.support.People;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.context.ApplicationContext;

class CourseRows implements MatrixRows {

    private static final String SLUG = "first-steps";
    private static final LessonId LESSON = new LessonId(SLUG, "what-a-notebook-is");
    private static final Set<Role> EVERYBODY_IN_IT = Set.of(Role.values());
    private static final Set<Role> CONTENT_READERS =
            Set.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, AUDITOR, PLATFORM_ADMIN);
    private static final Set<Role> CONTENT_AUTHORS =
            Set.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN);

    @Override
    public Class<?> service() {
        return CourseService.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        var people = application.getBean(People.class);
        return List.of(
                found(
                        application,
                        "enrolments(UserId)",
                        (courses, actor) -> courses.enrolments(actor).stream().findFirst()),
                found(
                        application,
                        "coursesOf(UserId)",
                        (courses, actor) -> courses.coursesOf(actor).stream().findFirst()),
                found(application, "enrolment(UserId, String)", (courses, actor) -> courses.enrolment(actor, SLUG)),
                new Internal("hasEnded(CircleId)", "modules ask it where they have checked the right to"),
                new Internal("requireRunning(CircleId)", "modules ask it where they have checked the right to"),
                found(application, "find(UserId, String)", (courses, actor) -> courses.find(actor, SLUG)),
                found(application, "find(UserId, LessonId)", (courses, actor) -> courses.find(actor, LESSON)),
                guarded(
                        "text(UserId, LessonId, Language)",
                        EVERYBODY_IN_IT,
                        (actor, ground, course) ->
                                CoursesOnGround.in(course, application).text(actor, LESSON, Language.ENGLISH)),
                guarded(
                        "notebook(UserId, LessonId, Language)",
                        EVERYBODY_IN_IT,
                        (actor, ground, course) ->
                                CoursesOnGround.in(course, application).notebook(actor, LESSON, Language.ENGLISH)),
                guarded(
                        "enrol(UserId, UserId, String, Role)",
                        CONTENT_AUTHORS,
                        (actor, ground, course) -> CoursesOnGround.in(course, application)
                                .enrol(actor, people.somebody().id(), SLUG, STUDENT)),
                new OwnOnly("ended(UserId)", "the actor's own courses"),
                new OwnOnly("maySeeProblems(UserId)", "tells the actor about the actor"),
                new OwnOnly("mayReload(UserId)", "tells the actor about the actor"),
                everywhere(
                        "problems(UserId)",
                        CONTENT_READERS,
                        (actor, ground, course) ->
                                CoursesOnGround.in(course, application).problems(actor)),
                everywhere(
                        "reload(UserId)",
                        CONTENT_AUTHORS,
                        (actor, ground, course) ->
                                CoursesOnGround.in(course, application).reload(actor)));
    }

    /** The content's files belong to no circle. */
    private static Guarded everywhere(String operation, Set<Role> roles, Attempt attempt) {
        return new Guarded(operation, roles, roles, roles, attempt);
    }

    private static Guarded found(
            ApplicationContext application, String operation, BiFunction<CourseService, UserId, Optional<?>> look) {
        return guarded(operation, EVERYBODY_IN_IT, (actor, ground, course) -> {
            if (look.apply(CoursesOnGround.in(course, application), actor).isEmpty()) {
                throw new AccessDenied(actor, operation);
            }
        });
    }
}
