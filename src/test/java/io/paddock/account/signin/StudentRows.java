package io.paddock.account.signin;

import static io.paddock.account.Role.DEPARTMENT_ADMIN;
import static io.paddock.account.Role.INSTITUTION_ADMIN;
import static io.paddock.account.Role.PLATFORM_ADMIN;
import static io.paddock.account.Role.STUDENT;
import static io.paddock.account.Role.TEACHER;
import static io.paddock.support.MatrixRow.guarded;

import io.paddock.account.NewStudent;
import io.paddock.account.Role;
import io.paddock.account.StudentNumber;
import io.paddock.account.Students;
import io.paddock.base.language.Language;
import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.Internal;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import io.paddock.support.People;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;

class StudentRows implements MatrixRows {

    private static final Set<Role> CARERS = Set.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN);

    private final AtomicInteger number = new AtomicInteger();

    @Override
    public Class<?> service() {
        return StudentAdmissions.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        var students = application.getBean(Students.class);
        var people = application.getBean(People.class);
        return List.of(
                guarded(
                        "find(UserId, CircleId, Collection)",
                        CARERS,
                        (actor, ground, course) -> students.find(actor, course, List.of(new StudentNumber("0001")))),
                guarded(
                        "admit(UserId, CircleId, Language, List)",
                        CARERS,
                        (actor, ground, course) -> students.admit(
                                actor,
                                course,
                                Language.ENGLISH,
                                List.of(new NewStudent(
                                        new StudentNumber("MATRIX-" + number.incrementAndGet()), "Student", "")))),
                guarded(
                        "codes(UserId, CircleId, Collection)",
                        CARERS,
                        (actor, ground, course) -> students.codes(
                                actor,
                                course,
                                List.of(people.with(STUDENT, course).id()))),
                new OwnOnly("mayRenew(UserId, CircleId, UserId)", "tells the actor about the actor"),
                guarded(
                        "renew(UserId, CircleId, UserId)",
                        CARERS,
                        (actor, ground, course) -> students.renew(
                                actor, course, people.with(STUDENT, course).id())));
    }

    static class ActivationRows implements MatrixRows {

        @Override
        public Class<?> service() {
            return Activations.class;
        }

        @Override
        public List<MatrixRow> rows(ApplicationContext application) {
            return List.of(
                    new Internal("check(String, String, String)", "number and code are the right to use them"),
                    new Internal(
                            "activate(String, String, String, String, Language)",
                            "number and code are the right to use them"));
        }
    }
}
