package io.paddock.notebook;

import io.paddock.notebook.kernel.KernelClient;
import io.paddock.notebook.kernel.KernelLinkException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is asked of a kernel's gateway and waited for: beside the notebook's turns, its outcome in one. */
final class KernelCalls {

    private static final Logger log = LoggerFactory.getLogger(KernelCalls.class);

    private final KernelClient client;
    private final LiveThreads threads;

    KernelCalls(KernelClient client, LiveThreads threads) {
        this.client = client;
        this.threads = threads;
    }

    void interrupt(KernelLink running, Runnable failed) {
        call(() -> client.interrupt(running.address(), running.kernel()), () -> {}, failure -> failed.run());
    }

    void restart(KernelLink running, Runnable done, Consumer<KernelLinkException> failed) {
        call(() -> client.restart(running.address(), running.kernel()), done, failure -> {
            log.warn("Kernel {} was not restarted", running.kernel(), failure);
            failed.accept(failure);
        });
    }

    void shutdown(KernelLink running) {
        call(
                () -> client.shutdown(running.address(), running.kernel()),
                () -> {},
                failure -> log.info("Kernel {} was not shut down ({})", running.kernel(), failure.kind()));
    }

    private void call(Runnable call, Runnable done, Consumer<KernelLinkException> failed) {
        threads.background().execute(() -> {
            try {
                call.run();
                threads.turns().execute(done);
            } catch (KernelLinkException failure) {
                threads.turns().execute(() -> failed.accept(failure));
            }
        });
    }
}
