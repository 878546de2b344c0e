package io.paddock.notebook.kernel;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after open connections at a steady pace. */
final class LinkWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LinkWatch.class);

    private final Set<GatewayConnection> connections = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("kernel-links").daemon().factory());

    LinkWatch(long everyMillis) {
        timer.scheduleAtFixedRate(this::tick, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    void add(GatewayConnection connection) {
        connections.add(connection);
    }

    private void tick() {
        for (GatewayConnection connection : connections) {
            try {
                if (!connection.tick()) {
                    connections.remove(connection);
                }
            } catch (RuntimeException failed) {
                // The other connections must go on being watched.
                log.error("a connection could not be looked after", failed);
                connections.remove(connection);
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        connections.forEach(GatewayConnection::close);
    }
}
