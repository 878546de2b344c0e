package io.paddock.account.signin;

import static io.paddock.account.Role.DEPARTMENT_ADMIN;
import static io.paddock.account.Role.INSTITUTION_ADMIN;
import static io.paddock.account.Role.PLATFORM_ADMIN;
import static io.paddock.account.Role.STUDENT;
import static io.paddock.account.Role.TEACHER;

import io.paddock.account.Invitations;
import io.paddock.account.Invitee;
import io.paddock.account.Role;
import io.paddock.base.language.Language;
import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRows;
import io.paddock.support.People;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;

class InvitationRows implements MatrixRows {

    private static final Set<Role> ADMINISTRATORS = Set.of(DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN);

    private final AtomicInteger number = new AtomicInteger();

    @Override
    public Class<?> service() {
        return PeopleInvitations.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        var invitations = application.getBean(Invitations.class);
        var people = application.getBean(People.class);
        return List.of(
                MatrixRow.guarded(
                        "invite(UserId, Invitee)",
                        Set.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN),
                        (actor, ground, course) -> invitations.invite(
                                actor,
                                new Invitee(
                                        "invited-" + number.incrementAndGet(),
                                        "Invited",
                                        Language.ENGLISH,
                                        course,
                                        STUDENT))),
                MatrixRow.guarded(
                        "renew(UserId, UserId)",
                        ADMINISTRATORS,
                        (actor, ground, course) -> invitations.renew(
                                actor, people.with(STUDENT, course).id())),
                MatrixRow.guarded(
                        "lock(UserId, UserId)",
                        ADMINISTRATORS,
                        (actor, ground, course) -> invitations.lock(
                                actor, people.with(STUDENT, course).id())),
                MatrixRow.guarded(
                        "unlock(UserId, UserId)",
                        ADMINISTRATORS,
                        (actor, ground, course) -> invitations.unlock(
                                actor, people.with(STUDENT, course).id())));
    }
}
