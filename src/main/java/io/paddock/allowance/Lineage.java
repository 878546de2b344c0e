package io.paddock.allowance;

import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Which institution a circle lies in; it never moves to another one. */
@Component
class Lineage {

    private final CircleService circles;
    private final Map<CircleId, CircleId> institutions = new ConcurrentHashMap<>();

    Lineage(CircleService circles) {
        this.circles = circles;
    }

    CircleId institution(CircleId circle) {
        var known = institutions.get(circle);
        if (known != null) {
            return known;
        }
        Circle at = circles.find(circle).orElseThrow();
        while (at.kind() != CircleKind.INSTITUTION) {
            at = circles.find(at.parent().orElseThrow()).orElseThrow();
        }
        institutions.put(circle, at.id());
        return Objects.requireNonNull(at.id());
    }
}
