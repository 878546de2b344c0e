package io.paddock.course.roster;

import static io.paddock.account.Role.DEPARTMENT_ADMIN;
import static io.paddock.account.Role.INSTITUTION_ADMIN;
import static io.paddock.account.Role.PLATFORM_ADMIN;
import static io.paddock.account.Role.STUDENT;
import static io.paddock.account.Role.TEACHER;
import static io.paddock.support.MatrixRow.guarded;

import io.paddock.account.Role;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.Internal;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import io.paddock.support.People;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;

class RosterRows implements MatrixRows {

    private static final Set<Role> GRANTERS = Set.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN);

    private final AtomicInteger number = new AtomicInteger();

    @Override
    public Class<?> service() {
        return RosterService.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        var rosters = application.getBean(RosterService.class);
        return List.of(
                new OwnOnly("mayImport(UserId, CircleId)", "tells the actor about the actor"),
                guarded(
                        "plan(UserId, CircleId, Roster)",
                        GRANTERS,
                        (actor, ground, course) -> rosters.plan(actor, course, roster())),
                guarded(
                        "take(UserId, CircleId, Roster, Language)",
                        GRANTERS,
                        (actor, ground, course) -> rosters.take(actor, course, roster(), Language.ENGLISH)));
    }

    private Roster roster() {
        return new Roster(
                "class.csv",
                Message.of("roster.kind.xlsx"),
                List.of(),
                List.of(new RosterRow(2, "ROW-" + number.incrementAndGet(), "Student", "", "A", false, List.of())));
    }

    static class ImportRows implements MatrixRows {

        @Override
        public Class<?> service() {
            return RosterImports.class;
        }

        @Override
        public List<MatrixRow> rows(ApplicationContext application) {
            var imports = application.getBean(RosterImports.class);
            var nobody = new Roster("class.csv", Message.of("roster.kind.xlsx"), List.of(), List.of());
            return List.of(
                    guarded(
                            "start(UserId, CircleId, Roster, Language)",
                            GRANTERS,
                            (actor, ground, course) -> imports.start(actor, course, nobody, Language.ENGLISH)),
                    new OwnOnly("of(UserId, CircleId)", "the actor's own import"),
                    new OwnOnly("stop(UserId, CircleId)", "the actor's own import"),
                    new OwnOnly("seen(UserId, CircleId)", "the actor's own import"),
                    new OwnOnly("follow(UserId, CircleId, Consumer)", "the actor's own import"));
        }
    }

    static class CoursePeopleRows implements MatrixRows {

        @Override
        public Class<?> service() {
            return CoursePeople.class;
        }

        @Override
        public List<MatrixRow> rows(ApplicationContext application) {
            var course = application.getBean(CoursePeople.class);
            var people = application.getBean(People.class);
            return List.of(
                    new Internal("sections(CircleId)", "names of circles are no secret inside the application"),
                    guarded(
                            "add(UserId, CircleId, Addition)",
                            GRANTERS,
                            (actor, ground, circle) -> course.add(
                                    actor,
                                    circle,
                                    new Addition("added-" + circle, "Added", STUDENT, "", Language.ENGLISH))),
                    guarded(
                            "move(UserId, CircleId, UserId, CircleId)",
                            GRANTERS,
                            (actor, ground, circle) -> course.move(
                                    actor,
                                    circle,
                                    people.with(STUDENT, circle).id(),
                                    application
                                            .getBean(io.paddock.account.CircleService.class)
                                            .ensure(io.paddock.account.CircleKind.SECTION, "C", circle)
                                            .id())),
                    guarded(
                            "remove(UserId, CircleId, UserId, Role)",
                            GRANTERS,
                            (actor, ground, circle) -> course.remove(
                                    actor, circle, people.with(STUDENT, circle).id(), STUDENT)));
        }
    }

    static class JoinRows implements MatrixRows {

        @Override
        public Class<?> service() {
            return JoinCodes.class;
        }

        @Override
        public List<MatrixRow> rows(ApplicationContext application) {
            var codes = application.getBean(JoinCodes.class);
            var people = application.getBean(People.class);
            var now = application.getBean(Clock.class).instant();
            var window = new JoinWindow(Optional.empty(), now, now.plus(Duration.ofDays(1)), OptionalInt.empty());
            return List.of(
                    guarded("of(UserId, CircleId)", GRANTERS, (actor, ground, course) -> codes.of(actor, course)),
                    guarded(
                            "make(UserId, CircleId, JoinWindow)",
                            GRANTERS,
                            (actor, ground, course) -> codes.make(actor, course, window)),
                    guarded(
                            "close(UserId, CircleId, long)",
                            GRANTERS,
                            (actor, ground, course) -> codes.close(
                                    actor,
                                    course,
                                    codes.make(people.with(TEACHER, course).id(), course, window)
                                            .id())),
                    new OwnOnly("look(UserId, String)", "the code is the right to use it"),
                    new OwnOnly("join(UserId, String)", "takes the actor alone; the code is the right to use it"));
        }
    }
}
