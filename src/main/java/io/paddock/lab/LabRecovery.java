package io.paddock.lab;

import io.paddock.base.language.Message;
import io.paddock.capacity.CapacityService;
import io.paddock.capacity.Lease;
import io.paddock.lab.container.ContainerId;
import io.paddock.lab.container.ContainerRuntime;
import io.paddock.lab.container.ContainerView;
import io.paddock.lab.container.EngineFacts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings rows and containers together when the engine comes, at start and after every loss: labs that run are adopted,
 * those that do not are ended with the reason, starts are taken up again, containers of no lab are removed.
 */
@Component
class LabRecovery implements EngineWatch.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(LabRecovery.class);

    private final LabRows rows;
    private final LabBoard board;
    private final LabContainers containers;
    private final LabLinks links;
    private final LabStarter starter;
    private final LabEnding ending;
    private final CapacityService capacity;
    private final ContainerRuntime runtime;
    private final LabTasks tasks;
    private volatile boolean engineWasLost;

    LabRecovery(
            LabRows rows,
            LabBoard board,
            LabContainers containers,
            LabLinks links,
            LabStarter starter,
            LabEnding ending,
            CapacityService capacity,
            ContainerRuntime runtime,
            LabTasks tasks) {
        this.rows = rows;
        this.board = board;
        this.containers = containers;
        this.links = links;
        this.starter = starter;
        this.ending = ending;
        this.capacity = capacity;
        this.runtime = runtime;
        this.tasks = tasks;
    }

    @Override
    public void engineLost(Message reason) {
        engineWasLost = true;
        rows.live().stream()
                .filter(lab -> lab.state() == LabState.READY)
                .forEach(lab -> board.note(lab.id(), Message.of("lab.stage.engine-away"), null, null));
    }

    @Override
    public void engineReady(EngineFacts facts) {
        boolean restarted = engineWasLost && !facts.liveRestore();
        engineWasLost = false;
        containers.forgetVolumes();
        reconcile(restarted);
    }

    /** Waits until every lab has been looked at. */
    void reconcile(boolean engineRestarted) {
        Map<LabId, ContainerView> found = new HashMap<>();
        for (ContainerView container : containers.all()) {
            LabId lab = EngineWatch.labOf(container.labels()).orElseThrow();
            found.merge(lab, container, (one, other) -> one.running() ? one : other);
        }
        List<LabRecord> labs = rows.live();
        releaseLeasesOfNobody(labs);
        CompletableFuture<?>[] all = labs.stream()
                .map(lab -> tasks.run(lab.id(), () -> takeUp(lab.id(), engineRestarted)))
                .toArray(CompletableFuture<?>[]::new);
        removeOrphans(found, labs);
        CompletableFuture.allOf(all).join();
    }

    private void takeUp(LabId id, boolean engineRestarted) {
        LabRecord lab = rows.find(id).orElse(null);
        if (lab == null) {
            return;
        }
        if (capacity.lease(lab.holder()).filter(Lease::yielding).isPresent()) {
            // asked to by an application that ended before its lab did; it is not asked twice
            ending.giveWay(id);
        }
        switch (lab.state()) {
            case WAITING -> starter.askAgain(lab);
            case PREPARING, STARTING -> {
                if (capacity.lease(lab.holder()).isPresent()) {
                    starter.goOn(id);
                } else {
                    ending.fail(id, Message.of("lab.ending.interrupted"));
                }
            }
            case READY -> adopt(lab, engineRestarted);
            case STOPPING ->
                ending.finish(
                        lab,
                        Objects.requireNonNullElse(lab.ending(), Message.of("lab.ending.interrupted")),
                        Duration.ZERO);
            case STOPPED, FAILED -> {}
        }
    }

    private void adopt(LabRecord lab, boolean engineRestarted) {
        Optional<ContainerView> container =
                lab.container() == null ? Optional.empty() : runtime.inspect(new ContainerId(lab.container()));
        if (container.isPresent() && container.get().running()) {
            links.forget(lab.id());
            links.remember(lab.id(), container.get());
            board.note(lab.id(), Message.of("lab.stage.ready"), null, null);
            LOG.info("Lab {} runs on", lab.id());
            return;
        }
        Message why = engineRestarted
                ? Message.of("lab.ending.engine-restarted")
                : container.isPresent() ? ending.whyDied(lab, container.get().id()) : Message.of("lab.ending.vanished");
        LOG.info("Lab {} has ended: {}", lab.id(), why);
        ending.fail(lab.id(), why);
    }

    private void removeOrphans(Map<LabId, ContainerView> found, List<LabRecord> labs) {
        Set<LabId> live = labs.stream().map(LabRecord::id).collect(Collectors.toSet());
        found.forEach((lab, container) -> {
            // a lab that was opened a moment ago is not in the list yet
            boolean ended =
                    rows.find(lab).map(row -> LabLife.ended(row.state())).orElse(true);
            if (!live.contains(lab) && ended) {
                LOG.info("Removing container {} of lab {}, which has ended", container.id(), lab);
                runtime.remove(container.id());
            }
        });
    }

    private void releaseLeasesOfNobody(List<LabRecord> labs) {
        Set<Long> live = labs.stream().map(lab -> lab.id().value()).collect(Collectors.toSet());
        for (Lease lease : capacity.leases()) {
            LabId lab = new LabId(lease.holder().value());
            if (!live.contains(lab.value())
                    && rows.find(lab).map(row -> LabLife.ended(row.state())).orElse(true)) {
                capacity.release(lease.holder());
            }
        }
    }

    @Override
    public void labDied(LabId id, int exitCode) {
        tasks.run(
                id,
                () -> rows.find(id)
                        .filter(lab -> lab.state() == LabState.READY && lab.container() != null)
                        .ifPresent(lab -> {
                            var container = new ContainerId(Objects.requireNonNull(lab.container()));
                            boolean runs = runtime.inspect(container)
                                    .map(ContainerView::running)
                                    .orElse(false);
                            if (!runs) {
                                ending.fail(id, ending.whyDied(lab, container));
                            }
                        }));
    }

    @Override
    public void labOutOfMemory(LabId id) {
        rows.find(id)
                .ifPresent(
                        lab -> board.tell(new LabMemoryExhausted(id, lab.need().memoryMebibytes())));
    }
}
