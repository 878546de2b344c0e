package io.paddock.lab;

import io.paddock.base.language.Message;
import io.paddock.capacity.CapacityService;
import io.paddock.lab.LabImages.ReadyImage;
import io.paddock.lab.container.ContainerId;
import io.paddock.lab.container.ContainerRuntime;
import io.paddock.lab.container.ContainerView;
import io.paddock.lab.container.Gpu;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes a lab's container, starts it, lays the files into it and waits until its gateway answers. */
@Component
class LabLaunch {

    private static final Logger LOG = LoggerFactory.getLogger(LabLaunch.class);

    private final LabRows rows;
    private final LabBoard board;
    private final LabNetworks networks;
    private final LabContainers containers;
    private final LabLinks links;
    private final LabEnding ending;
    private final LabActivity activity;
    private final SeedFiles seeds;
    private final GatewayProbe probe;
    private final CapacityService capacity;
    private final ContainerRuntime runtime;
    private final LabSettings settings;
    private final ImageSettings imageSettings;
    private final LabTasks tasks;
    private final LabReadyNotice notice;

    LabLaunch(
            LabRows rows,
            LabBoard board,
            LabNetworks networks,
            LabContainers containers,
            LabLinks links,
            LabEnding ending,
            LabActivity activity,
            SeedFiles seeds,
            GatewayProbe probe,
            CapacityService capacity,
            ContainerRuntime runtime,
            LabSettings settings,
            ImageSettings imageSettings,
            LabTasks tasks,
            LabReadyNotice notice) {
        this.rows = rows;
        this.board = board;
        this.networks = networks;
        this.containers = containers;
        this.links = links;
        this.ending = ending;
        this.activity = activity;
        this.seeds = seeds;
        this.probe = probe;
        this.capacity = capacity;
        this.runtime = runtime;
        this.settings = settings;
        this.imageSettings = imageSettings;
        this.tasks = tasks;
        this.notice = notice;
    }

    /** Returns when the lab is ready or has failed. */
    void start(LabRecord lab, ReadyImage image) {
        ContainerId container = containers.create(lab, image, networks.network(lab.egress()), gpu(lab));
        rows.setContainer(lab.id(), container.value(), image.digest());
        runtime.start(container);
        Optional<ContainerView> view = runtime.inspect(container);
        Optional<GatewayAddress> gateway = view.flatMap(LabContainers::gateway);
        if (gateway.isEmpty()) {
            failWithLog(
                    lab,
                    container,
                    Message.of(
                            "lab.ending.exited",
                            view.map(ContainerView::exitCode).orElse(-1)));
            return;
        }
        board.note(lab.id(), Message.of("lab.stage.gateway"), null, null);
        // beside the gateway's own start, which it does not delay
        CompletableFuture<Void> files = tasks.run("lay files into lab " + lab.id(), () -> layFiles(lab, container));
        var liveness = new Liveness(container);
        switch (probe.await(
                gateway.get(), settings.readyWithin(), () -> !ending.wanted(lab.id()) && liveness.running())) {
            case READY -> {
                files.join();
                ready(lab, view.orElseThrow());
            }
            case TOO_LATE ->
                failWithLog(
                        lab,
                        container,
                        Message.of(
                                "lab.ending.not-ready", settings.readyWithin().toSeconds()));
            case GIVEN_UP -> {
                if (!ending.wanted(lab.id())) {
                    failWithLog(lab, container, ending.whyDied(lab, container));
                }
            }
        }
    }

    /** The device of the lab's lease; one that has gone is asked for all the same, and the engine says that it has. */
    private Gpu gpu(LabRecord lab) {
        return capacity.lease(lab.holder())
                .flatMap(lease -> Optional.ofNullable(lease.slice()))
                .<Gpu>map(Gpu.Device::new)
                .orElseGet(Gpu.None::new);
    }

    private void ready(LabRecord lab, ContainerView container) {
        links.remember(lab.id(), container);
        capacity.begin(lab.holder());
        activity.begin(lab.id());
        if (board.move(lab.id(), LabState.STARTING, LabState.READY, Message.of("lab.stage.ready"))) {
            tasks.run("tell that lab " + lab.id() + " is ready", () -> notice.tell(lab));
        }
    }

    private void layFiles(LabRecord lab, ContainerId container) {
        seeds.lay(container, lab.workFolder(), lab.seedFolder());
        if (lab.egress() && imageSettings.caBundle() != null) {
            try {
                byte[] bundle = Files.readAllBytes(imageSettings.caBundle());
                runtime.exec(
                        container, List.of("mkdir", "-p", HomePath.HOME + "/.paddock"), 100, settings.readyWithin());
                runtime.put(
                        container,
                        HomePath.HOME,
                        LabTar.of(LabContainers.CA_FILE, new ByteArrayInputStream(bundle), bundle.length));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void failWithLog(LabRecord lab, ContainerId container, Message why) {
        LOG.warn("Lab {} did not get ready; the end of its log:\n{}", lab.id(), runtime.logTail(container, 20));
        ending.fail(lab.id(), why);
    }

    /** Asks the engine now and then whether a container still runs: events may be late. */
    private final class Liveness {

        private static final int TRIES_BETWEEN = 40;

        private final ContainerId container;
        private int tries;

        Liveness(ContainerId container) {
            this.container = container;
        }

        boolean running() {
            tries++;
            return tries % TRIES_BETWEEN != 0
                    || runtime.inspect(container).map(ContainerView::running).orElse(false);
        }
    }
}
