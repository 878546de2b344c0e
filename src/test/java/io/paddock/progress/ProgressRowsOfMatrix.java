package io.paddock.progress;

import static io.paddock.account.Role.ASSISTANT;
import static io.paddock.account.Role.AUDITOR;
import static io.paddock.account.Role.DEPARTMENT_ADMIN;
import static io.paddock.account.Role.INSTITUTION_ADMIN;
import static io.paddock.account.Role.PLATFORM_ADMIN;
import static io.paddock.account.Role.STUDENT;
import static io.paddock.account.Role.TEACHER;
import static io.paddock.support.MatrixRow.guarded;

import io.paddock.account.AccessDenied;
import io.paddock.account.AccountService;
import io.paddock.account.CircleId;
import io.paddock.account.Role;
import io.paddock.course.CourseService;
import io.paddock.course.CoursesOnGround;
import io.paddock.notebook.RunTroubles;
import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import io.paddock.support.People;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** Who may see how a class and its students are getting on. */
class ProgressRowsOfMatrix implements MatrixRows {

    private static final String COURSE = "first-steps";
    private static final Set<Role> READERS =
            Set.of(ASSISTANT, TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, AUDITOR, PLATFORM_ADMIN);
    private static final ClassWish ALL = new ClassWish("", null, false, 0, 50);

    @Override
    public Class<?> service() {
        return ProgressService.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        return List.of(
                guarded(
                        "ofClass(UserId, String, ClassWish)",
                        READERS,
                        (actor, ground, course) -> in(course, application).ofClass(actor, COURSE, ALL)),
                guarded(
                        "ofStudent(UserId, String, UserId)",
                        READERS,
                        (actor, ground, course) -> in(course, application)
                                .ofStudent(
                                        actor,
                                        COURSE,
                                        application
                                                .getBean(People.class)
                                                .with(STUDENT, course)
                                                .id())),
                guarded("classes(UserId, Collection)", READERS, (actor, ground, course) -> {
                    var found = CoursesOnGround.in(course, application).find(actor, COURSE).stream()
                            .toList();
                    if (in(course, application).classes(actor, found).isEmpty()) {
                        throw new AccessDenied(actor, "classes");
                    }
                }),
                guarded(
                        "recount(UserId, String)",
                        Set.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN),
                        (actor, ground, course) -> in(course, application).recount(actor, COURSE)),
                new OwnOnly("mayRead(UserId, Course)", "tells a person their own rights"),
                new OwnOnly("mayRecount(UserId, Course)", "tells a person their own rights"),
                new OwnOnly("mine(UserId, String)", "the actor's own progress"));
    }

    static ProgressService in(CircleId circle, ApplicationContext application) {
        CourseService courses = CoursesOnGround.in(circle, application);
        return new ProgressService(
                application.getBean(ProgressRows.class),
                application.getBean(ProgressTally.class),
                application.getBean(ProgressAccess.class),
                application.getBean(RunTroubles.class),
                courses,
                application.getBean(AccountService.class),
                application.getBean(Clock.class));
    }
}
