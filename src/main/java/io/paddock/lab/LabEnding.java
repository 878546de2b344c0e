package io.paddock.lab;

import io.paddock.base.language.Message;
import io.paddock.capacity.CapacityService;
import io.paddock.lab.container.ContainerId;
import io.paddock.lab.container.ContainerRuntime;
import io.paddock.lab.container.ContainerRuntimeException;
import io.paddock.lab.container.ContainerView;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ends labs: takes the container away, gives the lease back, says why. Files stay. */
@Component
class LabEnding {

    private static final Logger LOG = LoggerFactory.getLogger(LabEnding.class);
    /** A gateway does not end by itself: asked to (which it does well, or its signal shows), or killed. */
    private static final Set<Integer> FROM_OUTSIDE = Set.of(0, 137, 143);

    private final LabRows rows;
    private final LabBoard board;
    private final LabLinks links;
    private final LabActivity activity;
    private final LabContainers containers;
    private final ContainerRuntime runtime;
    private final CapacityService capacity;
    private final LabSettings settings;
    private final LabTasks tasks;
    private final Set<LabId> wanted = ConcurrentHashMap.newKeySet();

    LabEnding(
            LabRows rows,
            LabBoard board,
            LabLinks links,
            LabActivity activity,
            LabContainers containers,
            ContainerRuntime runtime,
            CapacityService capacity,
            LabSettings settings,
            LabTasks tasks) {
        this.rows = rows;
        this.board = board;
        this.links = links;
        this.activity = activity;
        this.containers = containers;
        this.runtime = runtime;
        this.capacity = capacity;
        this.settings = settings;
        this.tasks = tasks;
    }

    /** Whether somebody wants the lab to end, so that a start under way breaks off. */
    boolean wanted(LabId id) {
        return wanted.contains(id);
    }

    /** Stops a lab in the background, breaking off a start. Stopping twice is harmless. */
    CompletableFuture<Void> stop(LabId id, Message why) {
        return stop(id, why, settings.stopGrace());
    }

    /** Stops a lab that was started ahead of need for somebody who needs its place. Nobody uses it, so nothing has to be saved and nothing waited for. */
    void giveWay(LabId id) {
        stop(id, Message.of("lab.ending.gave-way"), Duration.ZERO);
    }

    CompletableFuture<Void> stop(LabId id, Message why, Duration grace) {
        wanted.add(id);
        return tasks.run(id, () -> {
            try {
                stopNow(id, why, grace);
            } finally {
                wanted.remove(id);
            }
        });
    }

    private void stopNow(LabId id, Message why, Duration grace) {
        LabRecord lab = rows.find(id).orElse(null);
        if (lab == null || LabLife.ended(lab.state())) {
            return;
        }
        LabState next = lab.state() == LabState.STOPPING ? LabState.STOPPING : LabLife.whenStopping(lab.state());
        if (next == LabState.STOPPED) {
            capacity.release(lab.holder());
            board.move(id, lab.state(), LabState.STOPPED, why);
            return;
        }
        if (lab.state() != LabState.STOPPING && !board.move(id, lab.state(), LabState.STOPPING, why)) {
            return;
        }
        finish(lab, why, grace);
    }

    /** Ends a lab that is {@link LabState#STOPPING}. Where the engine is away, its return finishes it. */
    void finish(LabRecord lab, Message why, Duration grace) {
        try {
            for (ContainerView container : containers.of(lab.id())) {
                if (container.running() && grace.isPositive()) {
                    runtime.stop(container.id(), grace);
                }
                runtime.remove(container.id());
            }
        } catch (ContainerRuntimeException e) {
            if (e.engineAway()) {
                LOG.warn("Lab {} is stopped when the engine is back: {}", lab.id(), e.getMessage());
                return;
            }
            throw e;
        }
        forget(lab);
        capacity.release(lab.holder());
        board.move(lab.id(), LabState.STOPPING, LabState.STOPPED, why);
    }

    /** Ends a lab that broke. On the lab's own task thread. */
    void fail(LabId id, Message why) {
        LabRecord lab = rows.find(id).orElse(null);
        if (lab == null || LabLife.ended(lab.state())) {
            return;
        }
        if (LabLife.hasContainer(lab.state())) {
            try {
                containers.of(id).forEach(container -> runtime.remove(container.id()));
            } catch (ContainerRuntimeException e) {
                // found and removed as an orphan when the engine is back
                LOG.warn("The container of lab {} is left for now: {}", id, e.getMessage());
            }
        }
        forget(lab);
        capacity.release(lab.holder());
        board.move(id, lab.state(), LabState.FAILED, why);
    }

    private void forget(LabRecord lab) {
        links.forget(lab.id());
        activity.forget(lab.id());
    }

    /** Why a container that has ended did. */
    Message whyDied(LabRecord lab, ContainerId container) {
        Optional<ContainerView> view = runtime.inspect(container);
        if (view.isEmpty()) {
            return Message.of("lab.ending.vanished");
        }
        if (view.get().outOfMemory()) {
            return Message.of("lab.ending.out-of-memory", lab.need().memoryMebibytes());
        }
        return FROM_OUTSIDE.contains(view.get().exitCode())
                ? Message.of("lab.ending.killed")
                : Message.of("lab.ending.exited", view.get().exitCode());
    }
}
