package io.paddock.notebook;

import io.paddock.lab.GatewayAddress;
import io.paddock.lab.Lab;
import io.paddock.lab.LabService;
import io.paddock.notebook.kernel.KernelClient;
import io.paddock.notebook.kernel.KernelId;
import io.paddock.notebook.kernel.KernelLinkException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a notebook's kernel in a lab that is ready, a few times if need be. Lives in the notebook's turns; what waits runs beside them. */
final class KernelStart {

    private static final Logger log = LoggerFactory.getLogger(KernelStart.class);

    private static final int MOST_STARTS = 3;
    private static final Duration START_AGAIN_AFTER = Duration.ofSeconds(1);

    /** Who is told; every method is called in a turn of the notebook. */
    interface Owner {

        /** Whether a kernel is still to be started in this lab. */
        boolean isWanted(Lab in);

        void started(Lab in, GatewayAddress address, KernelId kernel);

        /** It was tried often enough. */
        void failed();
    }

    private final LabService labs;
    private final KernelClient kernels;
    private final Supplier<String> folder;
    private final KernelNames names;
    private final LiveThreads threads;
    private final Owner owner;
    private int failures;
    private boolean underWay;

    KernelStart(
            LabService labs,
            KernelClient kernels,
            Supplier<String> folder,
            KernelNames names,
            LiveThreads threads,
            Owner owner) {
        this.labs = labs;
        this.kernels = kernels;
        this.folder = folder;
        this.names = names;
        this.threads = threads;
        this.owner = owner;
    }

    boolean isUnderWay() {
        return underWay;
    }

    /** A kernel that still comes is ended. */
    void giveUp() {
        underWay = false;
    }

    void start(Lab in) {
        underWay = true;
        threads.background().execute(() -> {
            try {
                var address = labs.gateway(in.id())
                        .orElseThrow(() -> new IllegalStateException("lab " + in.id() + " is ready without a gateway"));
                endLeftOver(address);
                var kernel = kernels.startKernel(address, folder.get(), names.next());
                threads.turns().execute(() -> started(in, address, kernel));
            } catch (RuntimeException failure) {
                // whatever it was, the database included: a start that is never answered would keep its cells waiting
                // for ever
                log.warn("No kernel started in lab {}", in.id(), failure);
                threads.turns().execute(() -> failed(in));
            }
        });
    }

    /** Kernels of this notebook that nobody holds: Paddock ended, or lost the link, between their start and its record. */
    private void endLeftOver(GatewayAddress address) {
        for (var running : kernels.kernels(address)) {
            if (names.has(running.id())) {
                log.info("Kernel {} was left over and is ended", running.id());
                kernels.shutdown(address, running.id());
            }
        }
    }

    private void started(Lab in, GatewayAddress address, KernelId kernel) {
        if (!underWay || !owner.isWanted(in)) {
            threads.background().execute(() -> endQuietly(address, kernel));
            return;
        }
        underWay = false;
        failures = 0;
        owner.started(in, address, kernel);
    }

    private void endQuietly(GatewayAddress address, KernelId kernel) {
        try {
            kernels.shutdown(address, kernel);
        } catch (KernelLinkException gone) {
            log.debug("Kernel {} went with its lab ({})", kernel, gone.kind());
        }
    }

    private void failed(Lab in) {
        if (!underWay || !owner.isWanted(in)) {
            return;
        }
        underWay = false;
        if (++failures < MOST_STARTS) {
            threads.timer().after(START_AGAIN_AFTER, () -> {
                if (!underWay && owner.isWanted(in)) {
                    start(in);
                }
            });
            return;
        }
        failures = 0;
        owner.failed();
    }
}
