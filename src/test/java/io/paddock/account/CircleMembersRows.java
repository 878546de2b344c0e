package io.paddock.account;

import static io.paddock.account.Role.ASSISTANT;
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

class CircleMembersRows implements MatrixRows {

    private static final Set<Role> READERS =
            Set.of(ASSISTANT, TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, AUDITOR, PLATFORM_ADMIN);

    @Override
    public Class<?> service() {
        return CircleMembers.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        var members = application.getBean(CircleMembers.class);
        return List.of(
                new OwnOnly("mayRead(UserId, CircleId)", "tells the actor about the actor"),
                guarded(
                        "page(UserId, CircleId, String, int, int)",
                        READERS,
                        (actor, ground, course) -> members.page(actor, course, "", 0, 10)),
                guarded(
                        "count(UserId, CircleId, String)",
                        READERS,
                        (actor, ground, course) -> members.count(actor, course, "")),
                guarded(
                        "find(UserId, CircleId, UserId)",
                        READERS,
                        (actor, ground, course) -> members.find(actor, course, actor)),
                guarded(
                        "waiting(UserId, CircleId)",
                        READERS,
                        (actor, ground, course) -> members.waiting(actor, course)));
    }
}
