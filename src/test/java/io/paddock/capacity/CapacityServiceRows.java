package io.paddock.capacity;

import static io.paddock.account.Role.AUDITOR;
import static io.paddock.account.Role.INSTITUTION_ADMIN;
import static io.paddock.account.Role.PLATFORM_ADMIN;

import io.paddock.account.Role;
import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.Guarded;
import io.paddock.support.MatrixRow.Internal;
import io.paddock.support.MatrixRows;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;

class CapacityServiceRows implements MatrixRows {

    private static final String CALLER = "called by whoever runs things on nodes, which checks rights before";

    @Override
    public Class<?> service() {
        return CapacityService.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        var capacity = application.getBean(CapacityService.class);
        // machines belong to no institution
        Set<Role> administrators = Set.of(INSTITUTION_ADMIN, AUDITOR, PLATFORM_ADMIN);
        return List.of(
                new Internal("report(String, int, long)", CALLER),
                new Internal("ask(Ask)", CALLER),
                new Internal("lease(HolderId)", CALLER),
                new Internal("waiting(HolderId)", CALLER),
                new Internal("places()", CALLER),
                new Internal("begin(HolderId)", CALLER),
                new Internal("extend(HolderId)", CALLER),
                new Internal("makeFirm(HolderId)", CALLER),
                new Internal("release(HolderId)", CALLER),
                new Internal("leases()", CALLER),
                new Guarded(
                        "waiting(UserId)",
                        administrators,
                        administrators,
                        administrators,
                        (actor, ground, course) -> capacity.waiting(actor)),
                new Internal("mayLook(UserId)", "tells a page what to offer"),
                new Guarded(
                        "load(UserId)",
                        administrators,
                        administrators,
                        administrators,
                        (actor, ground, course) -> capacity.load(actor)));
    }
}
