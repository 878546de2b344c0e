package io.paddock.lab.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventType;
import java.io.Closeable;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the engine's events on a thread of its own, and comes back after every loss. */
final class DockerEventStream implements EventSubscription {

    private static final Logger LOG = LoggerFactory.getLogger(DockerEventStream.class);

    private final DockerConnections docker;
    private final Map<String, String> labels;
    private final ContainerEventListener listener;
    private final Duration pause;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Follower follower;
    private long lastEventNanos;
    private boolean away;

    private DockerEventStream(
            DockerConnections docker, Map<String, String> labels, ContainerEventListener listener, Duration pause) {
        this.docker = docker;
        this.labels = Map.copyOf(labels);
        this.listener = listener;
        this.pause = pause;
        this.thread = Thread.ofVirtual().name("engine-events").unstarted(this::follow);
    }

    static DockerEventStream open(
            DockerConnections docker, Map<String, String> labels, ContainerEventListener listener, Duration pause) {
        var stream = new DockerEventStream(docker, labels, listener, pause);
        stream.thread.start();
        return stream;
    }

    private void follow() {
        try {
            while (closed.getCount() > 0) {
                try {
                    followOnce();
                } catch (RuntimeException e) {
                    lost(DockerCalls.translate("follow the engine's events", e));
                }
                closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void followOnce() throws InterruptedException {
        DockerCalls.call("ping the engine", () -> docker.calls().pingCmd().exec());
        var events = docker.streams()
                .eventsCmd()
                .withEventTypeFilter(EventType.CONTAINER)
                .withEventFilter("die", "oom")
                .withLabelFilter(labels);
        if (lastEventNanos > 0) {
            // the filter is inclusive: one nanosecond later leaves out what was told
            long next = lastEventNanos + 1;
            events.withSince("%d.%09d".formatted(next / 1_000_000_000, next % 1_000_000_000));
        }
        try (var open = events.exec(new Follower())) {
            follower = open;
            if (open.opened.await(10, TimeUnit.SECONDS) && open.failure == null) {
                away = false;
                listener.connected();
            }
            open.ended.await();
            if (closed.getCount() > 0) {
                Throwable failure = Objects.requireNonNullElseGet(
                        open.failure, () -> new java.io.EOFException("the engine closed the stream"));
                lost(DockerCalls.translate("follow the engine's events", failure));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void lost(ContainerRuntimeException cause) {
        if (!away && closed.getCount() > 0) {
            away = true;
            listener.lost(cause);
        }
    }

    private void tell(Event event) {
        if (event.getActor() == null || event.getActor().getId() == null || event.getAction() == null) {
            return;
        }
        if (event.getTimeNano() != null) {
            lastEventNanos = Math.max(lastEventNanos, event.getTimeNano());
        }
        var attributes = Objects.requireNonNullElse(event.getActor().getAttributes(), Map.<String, String>of());
        var container = new ContainerId(event.getActor().getId());
        switch (event.getAction()) {
            case "die" -> listener.died(container, attributes, exitCode(attributes.get("exitCode")));
            case "oom" -> listener.outOfMemory(container, attributes);
            default -> LOG.debug("Unexpected event {}", event.getAction());
        }
    }

    private static int exitCode(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    @Override
    public void close() {
        closed.countDown();
        Follower open = follower;
        if (open != null) {
            open.end();
        }
        thread.interrupt();
    }

    private final class Follower implements ResultCallback<Event> {

        private final CountDownLatch opened = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile @Nullable Closeable stream;
        private volatile @Nullable Throwable failure;

        @Override
        public void onStart(Closeable closeable) {
            stream = closeable;
            opened.countDown();
        }

        @Override
        public void onNext(Event event) {
            tell(event);
        }

        @Override
        public void onError(Throwable throwable) {
            failure = throwable;
            end();
        }

        @Override
        public void onComplete() {
            end();
        }

        void end() {
            opened.countDown();
            ended.countDown();
        }

        @Override
        public void close() throws java.io.IOException {
            end();
            Closeable open = stream;
            if (open != null) {
                open.close();
            }
        }
    }
}
