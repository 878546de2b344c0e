package io.paddock.notebook.ui;

import com.vaadin.flow.component.UI;
import java.time.Duration;
import org.atmosphere.cpr.AtmosphereResource.TRANSPORT;
import org.atmosphere.cpr.Universe;

/**
 * How far two batches to one page lie apart: 50 ms over a websocket, 500 ms where it fell back to long polling, because a
 * push-heavy long-polling session can fill the server's memory (vaadin/flow#16546).
 */
final class PushPace {

    static final Duration WEBSOCKET = Duration.ofMillis(50);
    static final Duration LONG_POLLING = Duration.ofMillis(500);
    private static final long LOOK_AGAIN_AFTER_NANOS = Duration.ofSeconds(10).toNanos();

    private final UI ui;
    private Duration pace = WEBSOCKET;
    private long lookedAt;
    private boolean looked;

    PushPace(UI ui) {
        this.ui = ui;
    }

    Duration now() {
        var at = System.nanoTime();
        if (!looked || at - lookedAt > LOOK_AGAIN_AFTER_NANOS) {
            looked = true;
            lookedAt = at;
            pace = longPolls() ? LONG_POLLING : WEBSOCKET;
        }
        return pace;
    }

    private boolean longPolls() {
        var session = ui.getSession();
        var resources = Universe.resourceFactory();
        if (session == null || resources == null || session.getSession() == null) {
            return false;
        }
        var id = session.getSession().getId();
        return resources.findAll().stream()
                .filter(resource -> resource.transport() == TRANSPORT.LONG_POLLING)
                .anyMatch(resource -> resource.session(false) != null
                        && id.equals(resource.session(false).getId()));
    }
}
