package io.paddock.account;

import static io.paddock.account.Role.AUDITOR;
import static io.paddock.account.Role.DEPARTMENT_ADMIN;
import static io.paddock.account.Role.INSTITUTION_ADMIN;
import static io.paddock.account.Role.PLATFORM_ADMIN;

import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.Guarded;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import io.paddock.support.People;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;

class DirectoryRows implements MatrixRows {

    private static final Set<Role> READERS = Set.of(DEPARTMENT_ADMIN, INSTITUTION_ADMIN, AUDITOR, PLATFORM_ADMIN);

    @Override
    public Class<?> service() {
        return Directory.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        var directory = application.getBean(Directory.class);
        var people = application.getBean(People.class);
        return List.of(
                new OwnOnly("mayRead(UserId)", "tells the actor about the actor"),
                new Guarded(
                        "people(UserId, String, int, int)",
                        READERS,
                        READERS,
                        Set.of(PLATFORM_ADMIN),
                        (actor, ground, course) -> {
                            var wanted = people.with(Role.STUDENT, course);
                            var seen = directory.people(actor, wanted.signInName(), 0, 50).stream()
                                    .anyMatch(listing -> listing.person().equals(wanted));
                            if (!seen) {
                                throw new AccessDenied(actor, "to see " + wanted);
                            }
                        }),
                new Guarded(
                        "find(UserId, UserId)",
                        READERS,
                        READERS,
                        Set.of(PLATFORM_ADMIN),
                        (actor, ground, course) -> directory.find(
                                actor, people.with(Role.STUDENT, course).id())),
                new Guarded(
                        "mayLookAfter(UserId, UserId)",
                        Set.of(DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN),
                        Set.of(DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN),
                        Set.of(PLATFORM_ADMIN),
                        (actor, ground, course) -> {
                            var wanted = people.with(Role.STUDENT, course).id();
                            if (!directory.mayLookAfter(actor, wanted)) {
                                throw new AccessDenied(actor, "to look after " + wanted);
                            }
                        }),
                new Guarded(
                        "count(UserId, String)", READERS, READERS, Set.of(PLATFORM_ADMIN), (actor, ground, course) -> {
                            var wanted = people.with(Role.STUDENT, course);
                            if (directory.count(actor, wanted.signInName()) == 0) {
                                throw new AccessDenied(actor, "to count " + wanted);
                            }
                        }));
    }
}
