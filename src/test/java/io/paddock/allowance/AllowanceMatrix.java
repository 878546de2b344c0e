package io.paddock.allowance;

import static io.paddock.account.Role.AUDITOR;
import static io.paddock.account.Role.DEPARTMENT_ADMIN;
import static io.paddock.account.Role.INSTITUTION_ADMIN;
import static io.paddock.account.Role.PLATFORM_ADMIN;
import static io.paddock.account.Role.TEACHER;
import static io.paddock.support.MatrixRow.guarded;

import io.paddock.account.CircleId;
import io.paddock.allowance.Grant.Target;
import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.Internal;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import io.paddock.support.People;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** Who hands out what. */
final class AllowanceMatrix {

    private AllowanceMatrix() {}

    static class OfGrants implements MatrixRows {

        @Override
        public Class<?> service() {
            return AllowanceGrants.class;
        }

        @Override
        public List<MatrixRow> rows(ApplicationContext application) {
            var grants = application.getBean(AllowanceGrants.class);
            var people = application.getBean(People.class);
            var ofCircles = Set.of(DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN);
            var ofStudents = Set.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN);
            return List.of(
                    guarded(
                            "preview(UserId, Grant)",
                            ofCircles,
                            (actor, ground, course) -> grants.preview(actor, toCourse(course))),
                    guarded(
                            "grant(UserId, Grant)",
                            ofCircles,
                            (actor, ground, course) -> grants.grant(actor, toCourse(course))),
                    guarded(
                            "takeBack(UserId, Grant)",
                            ofStudents,
                            (actor, ground, course) -> grants.takeBack(actor, toStudent(course, people))),
                    guarded(
                            "previewTakeBack(UserId, Grant)",
                            ofStudents,
                            (actor, ground, course) -> grants.previewTakeBack(actor, toStudent(course, people))),
                    guarded(
                            "setPool(UserId, CircleId, boolean)",
                            ofStudents,
                            (actor, ground, course) -> grants.setPool(actor, course, false)));
        }

        private static Grant toStudent(CircleId course, People people) {
            var student = people.with(io.paddock.account.Role.STUDENT, course).id();
            return new Grant(new Target.OfStudent(course, student), Credits.of(1), "");
        }

        private static Grant toCourse(CircleId course) {
            return new Grant(new Target.OfCircle(course), Credits.of(1), "");
        }
    }

    static class OfReading implements MatrixRows {

        @Override
        public Class<?> service() {
            return AllowanceService.class;
        }

        @Override
        public List<MatrixRow> rows(ApplicationContext application) {
            var allowance = application.getBean(AllowanceService.class);
            var own = "pages pass the person who is signed in";
            return List.of(
                    new OwnOnly("balance(UserId)", own),
                    new OwnOnly("history(UserId, int, int)", own),
                    new OwnOnly("historyCount(UserId)", own),
                    new OwnOnly("tree(UserId)", "shows what the person looks after: AllowancePagesIT"),
                    new Internal("classes()", "what environments cost is no secret"),
                    new Internal("mayLook(UserId)", "tells a page what to offer"),
                    new Internal("mayGive(UserId, CircleId)", "tells a page what to offer"),
                    guarded(
                            "hasNoCredit(UserId, CircleId)",
                            Set.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, AUDITOR, PLATFORM_ADMIN),
                            (actor, ground, course) -> allowance.hasNoCredit(actor, course)),
                    guarded(
                            "students(UserId, CircleId)",
                            Set.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, AUDITOR, PLATFORM_ADMIN),
                            (actor, ground, course) -> allowance.students(actor, course)));
        }
    }

    static class OfRefills implements MatrixRows {

        @Override
        public Class<?> service() {
            return AllowanceRefills.class;
        }

        @Override
        public List<MatrixRow> rows(ApplicationContext application) {
            var refills = application.getBean(AllowanceRefills.class);
            var ofStudents = Set.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN);
            var own = "pages pass the person who is signed in";
            return List.of(
                    guarded(
                            "find(UserId, CircleId)",
                            Set.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, AUDITOR, PLATFORM_ADMIN),
                            (actor, ground, course) -> refills.find(actor, course)),
                    guarded("set(UserId, CircleId, Refill)", ofStudents, (actor, ground, course) -> {
                        refills.set(
                                actor,
                                course,
                                new Refill(
                                        Credits.of(1),
                                        Refill.Rhythm.ONCE,
                                        java.time.Instant.parse("2100-01-01T00:00:00Z"),
                                        null));
                    }),
                    guarded(
                            "remove(UserId, CircleId)",
                            ofStudents,
                            (actor, ground, course) -> refills.remove(actor, course)),
                    new OwnOnly("mine(UserId)", own),
                    new OwnOnly("mayAdvance(UserId, CircleId)", own),
                    new OwnOnly("advance(UserId, CircleId)", own));
        }
    }

    static class OfMetering implements MatrixRows {

        private static final String CALLER = "called by the module that runs labs, which checks rights before";

        @Override
        public Class<?> service() {
            return AllowanceMetering.class;
        }

        @Override
        public List<MatrixRow> rows(ApplicationContext application) {
            return List.of(
                    new Internal("computeClass(String)", "what environments cost is no secret"),
                    new Internal("funding(UserId, CircleId, ComputeClass)", CALLER),
                    new Internal("hold(AttachmentId, UserId, CircleId, ComputeClass)", CALLER),
                    new Internal("standing(AttachmentId, UserId, CircleId, ComputeClass)", CALLER),
                    new Internal("charge(List)", CALLER),
                    new Internal("settle(AttachmentId, Optional)", CALLER),
                    new Internal("held()", CALLER));
        }
    }
}
