package io.paddock.classroom;

import static io.paddock.account.Role.ASSISTANT;
import static io.paddock.account.Role.DEPARTMENT_ADMIN;
import static io.paddock.account.Role.INSTITUTION_ADMIN;
import static io.paddock.account.Role.PLATFORM_ADMIN;
import static io.paddock.account.Role.STUDENT;
import static io.paddock.account.Role.TEACHER;
import static io.paddock.support.MatrixRow.guarded;

import io.paddock.account.CircleId;
import io.paddock.account.CircleService;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.course.CourseService;
import io.paddock.course.CoursesOnGround;
import io.paddock.course.LessonId;
import io.paddock.notebook.NotebookService;
import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.Internal;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import io.paddock.support.People;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

class ClassroomRows implements MatrixRows {

    private static final LessonId LESSON = new LessonId("first-steps", "data-and-plots");
    private static final Set<Role> WORKERS =
            Set.of(STUDENT, ASSISTANT, TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN);

    @Override
    public Class<?> service() {
        return ClassroomService.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        return List.of(
                guarded("open(UserId, LessonId, Language)", WORKERS, (actor, ground, course) -> {
                    var room = new Room(application, course);
                    room.forget(actor);
                    room.service().open(actor, LESSON, Language.ENGLISH);
                }),
                guarded("reset(UserId, LessonId, Language, String)", WORKERS, (actor, ground, course) -> {
                    var room = new Room(application, course);
                    room.begunBefore(actor);
                    room.service().reset(actor, LESSON, Language.ENGLISH, "mine");
                }),
                guarded("take(UserId, LessonId, String)", WORKERS, (actor, ground, course) -> {
                    var room = new Room(application, course);
                    room.begunBefore(actor);
                    room.service().take(actor, LESSON, "x");
                }),
                new OwnOnly("changes(UserId, LessonId)", "the actor's own work"),
                new OwnOnly("seen(UserId, LessonId)", "the actor's own work"),
                new OwnOnly("find(UserId, LessonId)", "the actor's own work"),
                new OwnOnly("nextCell(UserId, LessonId)", "the actor's own work"),
                new OwnOnly("works(UserId)", "the actor's own work"),
                new Internal("worksIn(String)", "for progress to count anew, never shown"));
    }

    /** The classroom of a course that is taught in a circle of the test. */
    private record Room(ApplicationContext application, CircleId circle) {

        ClassroomService service() {
            return new ClassroomService(
                    application.getBean(LessonWorkRepository.class),
                    opening(),
                    following(),
                    courses(),
                    notebooks(),
                    application.getBean(PlatformTransactionManager.class));
        }

        /** A course has one circle for ever; here it is taught in one after the other. */
        void forget(UserId person) {
            application
                    .getBean(JdbcClient.class)
                    .sql("delete from lesson_work where person_id = :person")
                    .param("person", person.value())
                    .update();
        }

        /** Work from when the person was still in the course: only their role decides now. */
        void begunBefore(UserId person) {
            var circles = application.getBean(CircleService.class);
            var held = circles.memberships(person, io.paddock.account.CircleKind.COURSE).stream()
                    .anyMatch(membership -> membership.circle().id().equals(circle));
            circles.ensureMember(person, circle, STUDENT);
            forget(person);
            service().open(person, LESSON, Language.ENGLISH);
            if (!held) {
                application
                        .getBean(CircleService.class)
                        .leave(
                                application
                                        .getBean(People.class)
                                        .with(PLATFORM_ADMIN, (CircleId) null)
                                        .id(),
                                person,
                                circle,
                                STUDENT);
            }
        }

        private LessonFollowing following() {
            return new LessonFollowing(
                    application.getBean(LessonWorkRepository.class),
                    application.getBean(LessonSources.class),
                    application.getBean(LessonChangeRows.class),
                    courses(),
                    notebooks(),
                    application.getBean(io.paddock.account.AccountService.class),
                    application.getBean(io.paddock.base.language.Words.class),
                    application.getBean(PlatformTransactionManager.class),
                    application.getBean(Clock.class));
        }

        private LessonOpening opening() {
            return new LessonOpening(
                    application.getBean(LessonWorkRepository.class),
                    courses(),
                    notebooks(),
                    following(),
                    application,
                    application.getBean(PlatformTransactionManager.class),
                    application.getBean(Clock.class));
        }

        private CourseService courses() {
            return CoursesOnGround.in(circle, application);
        }

        private NotebookService notebooks() {
            return application.getBean(NotebookService.class);
        }
    }
}
