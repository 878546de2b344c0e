package io.paddock.account;

import static io.paddock.account.Role.AUDITOR;
import static io.paddock.account.Role.DEPARTMENT_ADMIN;
import static io.paddock.account.Role.INSTITUTION_ADMIN;
import static io.paddock.account.Role.PLATFORM_ADMIN;
import static io.paddock.account.Role.TEACHER;
import static io.paddock.support.MatrixRow.guarded;

import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;

class OrganisationRows implements MatrixRows {

    @Override
    public Class<?> service() {
        return Organisation.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        var organisation = application.getBean(Organisation.class);
        return List.of(
                new OwnOnly("mayRead(UserId)", "tells the actor about the actor"),
                new OwnOnly("divisible(UserId)", "tells the actor about the actor"),
                guarded(
                        "tree(UserId)",
                        Set.of(DEPARTMENT_ADMIN, INSTITUTION_ADMIN, AUDITOR, PLATFORM_ADMIN),
                        (actor, ground, course) -> {
                            if (organisation.tree(actor).stream()
                                    .noneMatch(branch -> branch.circle().id().equals(course))) {
                                throw new AccessDenied(actor, "to see circle " + course);
                            }
                        }),
                guarded(
                        "found(UserId, CircleKind, String, CircleId)",
                        Set.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN),
                        (actor, ground, course) -> organisation.found(actor, CircleKind.SECTION, "A section", course)));
    }
}
