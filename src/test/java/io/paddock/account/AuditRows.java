package io.paddock.account;

import static io.paddock.account.Role.AUDITOR;
import static io.paddock.account.Role.INSTITUTION_ADMIN;
import static io.paddock.account.Role.PLATFORM_ADMIN;

import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.Guarded;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

class AuditRows implements MatrixRows {

    private static final Set<Role> READERS = Set.of(INSTITUTION_ADMIN, AUDITOR, PLATFORM_ADMIN);

    @Override
    public Class<?> service() {
        return AuditReading.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        var audit = application.getBean(Audit.class);
        var log = application.getBean(AuditReading.class);
        return List.of(
                new OwnOnly("mayRead(UserId)", "tells the actor about the actor"),
                new Guarded(
                        "actions(UserId)", READERS, READERS, READERS, (actor, ground, course) -> log.actions(actor)),
                new Guarded(
                        "entries(UserId, AuditFilter, int, int)",
                        READERS,
                        READERS,
                        Set.of(PLATFORM_ADMIN),
                        (actor, ground, course) -> {
                            var subject = "test." + UUID.randomUUID();
                            audit.record(null, subject, "test", course, Map.of());
                            if (log.entries(actor, AuditFilter.ofAction(subject), 0, 50)
                                    .isEmpty()) {
                                throw new AccessDenied(actor, "to read of " + subject);
                            }
                        }),
                new Guarded(
                        "count(UserId, AuditFilter)",
                        READERS,
                        READERS,
                        Set.of(PLATFORM_ADMIN),
                        (actor, ground, course) -> {
                            var subject = "test." + UUID.randomUUID();
                            audit.record(null, subject, "test", course, Map.of());
                            if (log.count(actor, AuditFilter.ofAction(subject)) == 0) {
                                throw new AccessDenied(actor, "to count " + subject);
                            }
                        }));
    }
}
