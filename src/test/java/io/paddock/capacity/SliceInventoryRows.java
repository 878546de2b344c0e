package io.paddock.capacity;

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

class SliceInventoryRows implements MatrixRows {

    private static final String CALLER = "called by whoever looks at nodes or runs labs, which checks rights before";

    @Override
    public Class<?> service() {
        return SliceInventory.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        var inventory = application.getBean(SliceInventory.class);
        // machines belong to no institution
        Set<Role> administrators = Set.of(INSTITUTION_ADMIN, PLATFORM_ADMIN);
        return List.of(
                new Internal("report(String, Optional)", CALLER),
                new Internal("reportUnreadable(String)", CALLER),
                new Internal("lost(Lease)", CALLER),
                new Internal("count(SliceNeed)", CALLER),
                new Internal("mayDrain(UserId)", "tells a page what to offer"),
                new Guarded(
                        "drain(UserId, String, boolean)",
                        administrators,
                        administrators,
                        administrators,
                        (actor, ground, course) -> inventory.drain(actor, "GPU-unknown", true)));
    }
}
