package io.paddock.lab;

import io.paddock.base.language.Message;
import io.paddock.capacity.CapacityService;
import io.paddock.lab.container.ContainerEventListener;
import io.paddock.lab.container.ContainerId;
import io.paddock.lab.container.ContainerLabels;
import io.paddock.lab.container.ContainerRuntime;
import io.paddock.lab.container.ContainerRuntimeException;
import io.paddock.lab.container.EngineFacts;
import io.paddock.lab.container.EventSubscription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Knows whether the engine is there, and hands on what happens in it. */
@Component
class EngineWatch implements ContainerEventListener, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EngineWatch.class);
    private static final long FIRST_ANSWER_SECONDS = 3;

    /** Whoever has something to do when the engine comes, and when a container ends. */
    interface Listener {

        /** The engine is there, for the first time or again. On a thread of its own; may block. */
        void engineReady(EngineFacts facts);

        default void engineLost(Message reason) {}

        default void labDied(LabId lab, int exitCode) {}

        default void labOutOfMemory(LabId lab) {}
    }

    private final ContainerRuntime runtime;
    private final Installation installation;
    private final CapacityService capacity;
    private final LabTasks tasks;
    private final List<Listener> listeners;
    private final CountDownLatch firstAnswer = new CountDownLatch(1);
    private volatile @Nullable Message absence = Message.of("lab.engine.connecting");
    private volatile @Nullable EventSubscription subscription;

    EngineWatch(
            ContainerRuntime runtime,
            Installation installation,
            CapacityService capacity,
            LabTasks tasks,
            List<Listener> listeners) {
        this.runtime = runtime;
        this.installation = installation;
        this.capacity = capacity;
        this.tasks = tasks;
        this.listeners = List.copyOf(listeners);
    }

    /** Why there is no engine; empty while there is one. */
    Optional<Message> absence() {
        return Optional.ofNullable(absence);
    }

    @Override
    public void start() {
        subscription = runtime.watch(installation.labels(), this);
        try {
            if (!firstAnswer.await(FIRST_ANSWER_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The container engine has not answered yet; labs are offered when it does");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void connected() {
        try {
            EngineFacts facts = runtime.engine();
            LOG.info(
                    "Container engine {} {} with {} cores and {} MiB answers",
                    facts.name(),
                    facts.version(),
                    facts.cpus(),
                    facts.memoryBytes() >> 20);
            capacity.report(facts.name(), facts.cpus(), facts.memoryBytes());
            absence = null;
            listeners.forEach(listener -> tasks.run("take up work with the engine", () -> listener.engineReady(facts)));
        } catch (ContainerRuntimeException e) {
            lost(e);
        } finally {
            firstAnswer.countDown();
        }
    }

    @Override
    public void lost(ContainerRuntimeException cause) {
        Message reason = EngineWords.of(cause);
        LOG.warn("The container engine does not answer: {}", cause.getMessage());
        absence = reason;
        firstAnswer.countDown();
        tell(listener -> listener.engineLost(reason));
    }

    @Override
    public void died(ContainerId container, Map<String, String> labels, int exitCode) {
        labOf(labels).ifPresent(lab -> tell(listener -> listener.labDied(lab, exitCode)));
    }

    @Override
    public void outOfMemory(ContainerId container, Map<String, String> labels) {
        labOf(labels).ifPresent(lab -> tell(listener -> listener.labOutOfMemory(lab)));
    }

    /** One listener that fails keeps none of the others from hearing of it. */
    private void tell(Consumer<Listener> news) {
        for (Listener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.error(
                        "{} did not take in what happened in the engine",
                        listener.getClass().getSimpleName(),
                        e);
            }
        }
    }

    /** The lab that a container belongs to, by its label. */
    static Optional<LabId> labOf(Map<String, String> labels) {
        String lab = labels.get(ContainerLabels.LAB);
        return lab != null && lab.matches("\\d{1,18}") ? Optional.of(new LabId(Long.parseLong(lab))) : Optional.empty();
    }

    @Override
    public void stop() {
        EventSubscription open = subscription;
        if (open != null) {
            open.close();
            subscription = null;
        }
    }

    @Override
    public boolean isRunning() {
        return subscription != null;
    }
}
