package io.paddock.lab;

import io.paddock.capacity.Slice;
import io.paddock.capacity.SliceInventory;
import io.paddock.lab.LabImages.ReadyImage;
import io.paddock.lab.container.ContainerId;
import io.paddock.lab.container.ContainerLabels;
import io.paddock.lab.container.ContainerLimits;
import io.paddock.lab.container.ContainerRuntime;
import io.paddock.lab.container.ContainerRuntimeException;
import io.paddock.lab.container.ContainerRuntimeException.Category;
import io.paddock.lab.container.ContainerSpec;
import io.paddock.lab.container.EngineFacts;
import io.paddock.lab.container.ExecResult;
import io.paddock.lab.container.Gpu;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finds out which GPUs the engine's machine has, with a container that may look at all of them, and reports them to capacity. */
@Component
class SliceProbe implements EngineWatch.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(SliceProbe.class);
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String PURPOSE = "gpus";
    /** Some 20 KiB a GPU. */
    private static final int MOST_BYTES = 4 << 20;

    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;

    private final ContainerRuntime runtime;
    private final Installation installation;
    private final LabImages images;
    private final SliceInventory inventory;
    private final LabSettings settings;
    private final LabTasks tasks;
    private volatile @Nullable EngineFacts engine;

    SliceProbe(
            ContainerRuntime runtime,
            Installation installation,
            LabImages images,
            SliceInventory inventory,
            LabSettings settings,
            LabTasks tasks) {
        this.runtime = runtime;
        this.installation = installation;
        this.images = images;
        this.inventory = inventory;
        this.settings = settings;
        this.tasks = tasks;
    }

    @Override
    public void engineReady(EngineFacts facts) {
        engine = facts;
        // what an application has left that stopped while it looked
        runtime.list(labels()).forEach(left -> runtime.remove(left.id()));
        report(facts);
    }

    @Override
    public void engineLost(io.paddock.base.language.Message reason) {
        engine = null;
    }

    /** The first image that is ready is the first that can look; when the last one has failed, none can. */
    @EventListener
    void on(LabImageChanged event) {
        if (!event.status().underWay()) {
            tasks.run("look for GPUs", this::again);
        }
    }

    /** A layout that has changed, a card that has failed. */
    @Scheduled(fixedDelay = 300_000, initialDelay = 300_000)
    void again() {
        EngineFacts facts = engine;
        if (facts == null || !mayHaveGpus(facts)) {
            return;
        }
        report(facts);
        if (images.anyReady().isEmpty() && images.all().stream().noneMatch(ImageStatus::underWay)) {
            LOG.warn("No lab image is ready that could look for the GPUs of {}", facts.name());
            inventory.reportUnreadable(facts.name());
        }
    }

    private boolean mayHaveGpus(EngineFacts facts) {
        return switch (settings.gpuProbe()) {
            case NEVER -> false;
            case ALWAYS -> true;
            case AUTO ->
                facts.runtimes().contains("nvidia")
                        || facts.devices().stream().anyMatch(device -> device.startsWith("nvidia.com/gpu="));
        };
    }

    private void report(EngineFacts facts) {
        String node = facts.name();
        if (!mayHaveGpus(facts)) {
            inventory.report(node, Optional.of(List.of()));
            return;
        }
        // those of the settings at once, whatever comes of the look
        inventory.report(node, Optional.empty());
        images.anyReady().ifPresent(image -> look(node, image));
    }

    private void look(String node, ReadyImage image) {
        try {
            inventory.report(node, Optional.of(ask(node, image)));
        } catch (ContainerRuntimeException e) {
            LOG.warn("The GPUs of {} could not be looked at: {}", node, e.getMessage());
            if (e.category() == Category.NO_DEVICE) {
                inventory.report(node, Optional.of(List.of()));
            } else {
                inventory.reportUnreadable(node);
            }
        } catch (NvidiaReport.NothingListed e) {
            LOG.warn("The driver of {} lists no GPU: {}", node, e.getMessage());
            inventory.report(node, Optional.of(List.of()));
        } catch (NoTool e) {
            LOG.warn("The GPUs of {} cannot be looked at: {}", node, e.getMessage());
            inventory.reportUnreadable(node);
        } catch (IllegalArgumentException e) {
            LOG.warn("What is said of the GPUs of {} cannot be read", node, e);
            inventory.reportUnreadable(node);
        }
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>(installation.labels());
        labels.put(ContainerLabels.PURPOSE, PURPOSE);
        return labels;
    }

    private List<Slice> ask(String node, ReadyImage image) {
        ContainerId container = runtime.create(new ContainerSpec(
                "paddock-" + installation.name() + "-gpus-" + UUID.randomUUID(),
                image.digest(),
                List.of("sleep", Long.toString(3 * DEADLINE.toSeconds())),
                Map.of(),
                labels(),
                "none",
                List.of(),
                Map.of(),
                new ContainerLimits(256L << 20, 1000, 64, 16L << 20, 256, 1L << 20),
                new Gpu.Look()));
        try {
            runtime.start(container);
            return NvidiaReport.slices(
                    node, say(container, "nvidia-smi", "-L"), say(container, "nvidia-smi", "-q", "-x"));
        } finally {
            runtime.remove(container);
        }
    }

    private String say(ContainerId container, String... command) {
        ExecResult said = runtime.exec(container, List.of(command), MOST_BYTES, DEADLINE);
        if (said.exitCode() == NOT_EXECUTABLE || said.exitCode() == NOT_FOUND) {
            throw new NoTool(
                    command[0] + " is not in the container: " + said.text().strip());
        }
        return said.text();
    }

    /** What would list the GPUs is not there, which says nothing about them. */
    private static final class NoTool extends RuntimeException {

        private static final long serialVersionUID = 1;

        NoTool(String words) {
            super(words);
        }
    }
}
