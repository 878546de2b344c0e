package io.paddock.lab;

import io.paddock.base.language.Message;
import io.paddock.lab.LabImages.ReadyImage;
import io.paddock.lab.LabNetworks.LabNetwork;
import io.paddock.lab.SealedOutcome.Ended;
import io.paddock.lab.SealedOutcome.OutOfTime;
import io.paddock.lab.SealedOutcome.Unavailable;
import io.paddock.lab.container.ContainerId;
import io.paddock.lab.container.ContainerLabels;
import io.paddock.lab.container.ContainerLimits;
import io.paddock.lab.container.ContainerRuntime;
import io.paddock.lab.container.ContainerRuntimeException;
import io.paddock.lab.container.ContainerRuntimeException.Category;
import io.paddock.lab.container.ContainerSpec;
import io.paddock.lab.container.ContainerView;
import io.paddock.lab.container.EngineFacts;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Runs what nobody watches: a container and a volume that are made for it and gone afterwards. */
@Component
class SealedRuns implements EngineWatch.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(SealedRuns.class);
    private static final String PURPOSE = "sealed-run";
    private static final int PROCESSES = 256;
    private static final int LOG_LINES = 40;

    private final ContainerRuntime runtime;
    private final LabImages images;
    private final LabNetworks networks;
    private final NodeDisk disk;
    private final Installation installation;
    private final LabSettings settings;
    private final ObjectProvider<EngineWatch> engine;
    /** One at a time: these runs stand outside admission, and labs keep their room. */
    private final Semaphore turn = new Semaphore(1, true);

    private final Set<String> going = ConcurrentHashMap.newKeySet();

    SealedRuns(
            ContainerRuntime runtime,
            LabImages images,
            LabNetworks networks,
            NodeDisk disk,
            Installation installation,
            LabSettings settings,
            ObjectProvider<EngineWatch> engine) {
        this.runtime = runtime;
        this.images = images;
        this.networks = networks;
        this.disk = disk;
        this.installation = installation;
        this.settings = settings;
        this.engine = engine;
    }

    SealedOutcome run(SealedRun run) {
        try {
            turn.acquire();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Unavailable(Message.of("lab.sealed.interrupted"));
        }
        try {
            return runNow(run);
        } catch (ContainerRuntimeException e) {
            LOG.warn("A sealed run could not be brought to its end", e);
            return new Unavailable(EngineWords.of(e));
        } finally {
            turn.release();
        }
    }

    private SealedOutcome runNow(SealedRun run) {
        var obstacle = engine.getObject().absence().or(disk::tooFull);
        if (obstacle.isPresent()) {
            return new Unavailable(obstacle.get());
        }
        var image = image(run);
        if (image.isEmpty()) {
            images.prepare(run.environment());
            return new Unavailable(images.failure(run.environment())
                    .orElse(Message.of(
                            "lab.stage.image-queued", run.environment().value())));
        }
        var name = "paddock-" + installation.name() + "-run-"
                + UUID.randomUUID().toString().substring(0, 8);
        going.add(name);
        try {
            return runOn(run, image.get(), name);
        } finally {
            clear(name);
            going.remove(name);
        }
    }

    private Optional<String> image(SealedRun run) {
        var wanted = run.digest();
        if (wanted != null && runtime.findImage(wanted).isPresent()) {
            return Optional.of(wanted);
        }
        return images.ready(run.environment()).map(ReadyImage::digest);
    }

    private SealedOutcome runOn(SealedRun run, String digest, String name) {
        var labels = new HashMap<>(installation.labels());
        labels.put(ContainerLabels.PURPOSE, PURPOSE);
        runtime.ensureVolume(name, labels);
        var container = runtime.create(specification(run, digest, name, labels, networks.network(false)));
        runtime.put(container, HomePath.HOME, LabTar.of(run.files()));
        runtime.start(container);
        var ended = awaitEnd(container, run.limit());
        var log = runtime.logTail(container, LOG_LINES);
        if (ended.isEmpty()) {
            return new OutOfTime(log, digest);
        }
        return new Ended(ended.get().exitCode(), ended.get().outOfMemory(), result(container, run), log, digest);
    }

    private ContainerSpec specification(
            SealedRun run, String digest, String name, Map<String, String> labels, LabNetwork network) {
        String threads = Integer.toString(Math.max(1, (run.need().milliCpus() + 999) / 1000));
        return new ContainerSpec(
                name,
                digest,
                run.command(),
                Map.of("OMP_NUM_THREADS", threads, "OPENBLAS_NUM_THREADS", threads, "MKL_NUM_THREADS", threads),
                labels,
                network.name(),
                network.dns(),
                Map.of(name, HomePath.HOME),
                new ContainerLimits(
                        (long) run.need().memoryMebibytes() << 20,
                        run.need().milliCpus(),
                        PROCESSES,
                        settings.temporaryFiles().toBytes(),
                        settings.openFiles(),
                        Math.min(settings.largestFile().toBytes(), 512L << 20)));
    }

    /** Empty at the limit. */
    private Optional<ContainerView> awaitEnd(ContainerId container, Duration limit) {
        if (!runtime.awaitExit(container, limit)) {
            return Optional.empty();
        }
        return Optional.of(runtime.inspect(container)
                .orElseThrow(() -> new ContainerRuntimeException(
                        Category.NOT_FOUND, "container " + container + " has gone while it ran")));
    }

    private Optional<byte[]> result(ContainerId container, SealedRun run) {
        try (var archive = runtime.get(container, HomePath.of(run.resultFile()).absolute())) {
            return LabTar.onlyFile(archive, run.mostResultBytes());
        } catch (ContainerRuntimeException e) {
            if (e.category() == Category.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void clear(String name) {
        try {
            runtime.list(labels()).stream()
                    .filter(container -> container.name().equals(name))
                    .forEach(container -> runtime.remove(container.id()));
            runtime.removeVolume(name);
        } catch (ContainerRuntimeException e) {
            LOG.warn("What sealed run {} has left is removed when the engine comes back", name, e);
        }
    }

    /** What a run has left that did not come to its end, because this application or the engine had stopped. */
    @Override
    public void engineReady(EngineFacts facts) {
        runtime.list(labels()).stream()
                .filter(container -> !going.contains(container.name()))
                .forEach(container -> runtime.remove(container.id()));
        runtime.volumes(labels()).keySet().stream()
                .filter(volume -> !going.contains(volume))
                .forEach(runtime::removeVolume);
    }

    private Map<String, String> labels() {
        var labels = new HashMap<>(installation.labels());
        labels.put(ContainerLabels.PURPOSE, PURPOSE);
        return labels;
    }
}
