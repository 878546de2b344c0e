package io.paddock.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

/** Hears the application's events and waits for those that a test expects. */
public final class EventRecorder implements ApplicationListener<ApplicationEvent>, AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext application;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Object> heard = new ArrayList<>();
    private final List<Consumer<Object>> listeners = new CopyOnWriteArrayList<>();

    public EventRecorder(ConfigurableApplicationContext application) {
        this.application = application;
        application.addApplicationListener(this);
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        if (event instanceof PayloadApplicationEvent<?> carried) {
            lock.lock();
            try {
                heard.add(carried.getPayload());
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            listeners.forEach(listener -> listener.accept(carried.getPayload()));
        }
    }

    <T> void onEach(Class<T> type, Consumer<T> listener) {
        listeners.add(event -> {
            if (type.isInstance(event)) {
                listener.accept(type.cast(event));
            }
        });
    }

    /** The first event of a kind that fits, heard already or still to come. */
    public <T> T await(Class<T> type, Predicate<T> fits) {
        long left = DEADLINE.toNanos();
        lock.lock();
        try {
            while (true) {
                for (Object event : heard) {
                    if (type.isInstance(event) && fits.test(type.cast(event))) {
                        return type.cast(event);
                    }
                }
                assertThat(left)
                        .as("time left to wait for a %s; heard: %s", type.getSimpleName(), heard)
                        .isPositive();
                left = changed.awaitNanos(Math.min(left, TimeUnit.SECONDS.toNanos(60)));
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            lock.unlock();
        }
    }

    /** The lab once it is in one of these states. */
    public Lab awaitState(LabId lab, LabState... states) {
        List<LabState> wanted = List.of(states);
        return await(
                        LabChanged.class,
                        event -> event.lab().id().equals(lab)
                                && wanted.contains(event.lab().state()))
                .lab();
    }

    public <T> List<T> heard(Class<T> type) {
        lock.lock();
        try {
            return heard.stream().filter(type::isInstance).map(type::cast).toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        application.removeApplicationListener(this);
    }
}
