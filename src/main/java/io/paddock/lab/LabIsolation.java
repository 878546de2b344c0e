package io.paddock.lab;

import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.lab.IsolationResult.Result;
import io.paddock.lab.LabImages.ReadyImage;
import io.paddock.lab.container.ContainerRuntimeException;
import io.paddock.lab.container.EngineFacts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Finds out whether labs are kept in: once the first image is ready after a start, and whenever an administrator asks. */
@Service
public class LabIsolation implements EngineWatch.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(LabIsolation.class);

    private final IsolationProbe probe;
    private final IsolationRows rows;
    private final LabImages images;
    private final LabAccess access;
    private final LabTasks tasks;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable EngineFacts engine;
    private volatile boolean tested;

    LabIsolation(IsolationProbe probe, IsolationRows rows, LabImages images, LabAccess access, LabTasks tasks) {
        this.probe = probe;
        this.rows = rows;
        this.images = images;
        this.access = access;
        this.tasks = tasks;
    }

    /** The last results, the sealed network first; for administrators. */
    public List<IsolationResult> results(UserId actor) {
        access.requireAdministrator(actor, "isolation test");
        return rows.all();
    }

    /** Tests now; for administrators. The future completes when the results are stored. */
    public CompletableFuture<Void> test(UserId actor) {
        access.requireAdministrator(actor, "isolation test");
        EngineFacts facts = engine;
        Optional<ReadyImage> image = images.anyReady();
        if (facts == null || image.isEmpty()) {
            throw new Refusal(Message.of("lab.isolation.not-yet"));
        }
        return tasks.run("isolation test", () -> run(image.get(), facts));
    }

    private void run(ReadyImage image, EngineFacts facts) {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            List<IsolationResult> results = probe.tryAll(image, facts.local());
            rows.replace(results);
            results.stream()
                    .filter(result -> result.result() == Result.OPEN)
                    .forEach(result -> LOG.error(
                            "Labs can get out: {} of the {} network is open ({}). Run script/bootstrap as root, which sets"
                                    + " the firewall rules.",
                            result.doorName(),
                            result.network(),
                            result.detail()));
        } catch (ContainerRuntimeException e) {
            LOG.warn("The isolation test could not be run", e);
        } finally {
            running.set(false);
        }
    }

    @Override
    public void engineReady(EngineFacts facts) {
        probe.cleanUp();
        tested = false;
        engine = facts;
        testOnce();
    }

    @Override
    public void engineLost(Message reason) {
        engine = null;
    }

    @EventListener
    void on(LabImageChanged event) {
        if (event.status().state() == ImageStatus.State.READY) {
            testOnce();
        }
    }

    private synchronized void testOnce() {
        EngineFacts facts = engine;
        Optional<ReadyImage> image = images.anyReady();
        if (!tested && facts != null && image.isPresent()) {
            tested = true;
            tasks.run("isolation test", () -> run(image.get(), facts));
        }
    }
}
