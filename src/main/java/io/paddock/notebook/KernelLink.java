package io.paddock.notebook;

import io.paddock.lab.GatewayAddress;
import io.paddock.notebook.kernel.CloseReason;
import io.paddock.notebook.kernel.KernelClient;
import io.paddock.notebook.kernel.KernelConnection;
import io.paddock.notebook.kernel.KernelId;
import io.paddock.notebook.kernel.KernelLinkException;
import io.paddock.notebook.kernel.KernelListener;
import io.paddock.notebook.kernel.KernelMessage;
import io.paddock.notebook.kernel.ReconnectPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link to one kernel: connects, goes on after a cut where it left off, and gives up after a deadline.
 *
 * <p>Lives in the notebook's turns; what waits for the network runs beside them. After {@link #close()} its owner hears nothing more.
 */
final class KernelLink {

    private static final Logger log = LoggerFactory.getLogger(KernelLink.class);
    static final ReconnectPolicy POLICY = ReconnectPolicy.standard();

    /** Who is told; every method is called in a turn of the notebook. */
    interface Owner {

        /** Journals and applies a message; if it throws, the link is cut and the message comes again. */
        void message(KernelMessage message);

        /** Requests without a reply are to be sent again now: the lab hands none to the kernel twice. */
        void linked();

        /** The link is cut, and being tried again. */
        void cut();

        void gone(Gone why);
    }

    /** Why there is nothing to connect to any more. */
    enum Gone {
        KERNEL_DIED,
        LINK_LOST,
        GARBAGE,
        TAKEN_OVER
    }

    private final KernelClient client;
    private final GatewayAddress address;
    private final KernelId kernel;
    private final LongSupplier journalled;
    private final Owner owner;
    private final Executor turns;
    private final Executor background;
    private final LiveTimer timer;
    private final Clock clock;

    private @Nullable Attempt attempt;
    private @Nullable KernelConnection connection;
    private @Nullable Instant cutAt;
    private int failures;
    private boolean closed;

    KernelLink(
            KernelClient client,
            GatewayAddress address,
            KernelId kernel,
            LongSupplier journalled,
            Owner owner,
            LiveThreads threads,
            Clock clock) {
        this.client = client;
        this.address = address;
        this.kernel = kernel;
        this.journalled = journalled;
        this.owner = owner;
        this.turns = threads.turns();
        this.background = threads.background();
        this.timer = threads.timer();
        this.clock = clock;
    }

    KernelId kernel() {
        return kernel;
    }

    GatewayAddress address() {
        return address;
    }

    /** The open connection; empty while the link is cut. */
    Optional<KernelConnection> connection() {
        return Optional.ofNullable(connection);
    }

    /** Whether nothing answers at the gateway's address, and it is being tried again. */
    boolean isCut() {
        return !closed && cutAt != null;
    }

    void connect() {
        if (closed) {
            return;
        }
        var now = new Attempt();
        attempt = now;
        var after = journalled.getAsLong();
        background.execute(() -> {
            try {
                var opened = client.connect(address, kernel, after, now);
                turns.execute(() -> connected(now, opened));
            } catch (KernelLinkException failure) {
                turns.execute(() -> failed(now, failure));
            }
        });
    }

    /** Ends the connection; the kernel lives on. */
    void close() {
        closed = true;
        attempt = null;
        dropConnection();
    }

    private void connected(Attempt by, KernelConnection opened) {
        if (closed || attempt != by) {
            background.execute(opened::close);
            return;
        }
        connection = opened;
        cutAt = null;
        failures = 0;
        owner.linked();
    }

    private void failed(Attempt by, KernelLinkException failure) {
        if (closed || attempt != by) {
            return;
        }
        log.info("No connection to kernel {} ({})", kernel, failure.kind());
        switch (failure.kind()) {
            case GONE -> gone(Gone.KERNEL_DIED);
            case PROTOCOL, REFUSED -> gone(Gone.GARBAGE);
            case UNREACHABLE, TIMEOUT -> again(Gone.LINK_LOST);
        }
    }

    private void ended(Attempt by, CloseReason reason) {
        if (closed || attempt != by) {
            return;
        }
        log.info("The connection to kernel {} has ended ({})", kernel, reason);
        dropConnection();
        switch (reason) {
            case KERNEL_GONE -> gone(Gone.KERNEL_DIED);
            case TOO_LARGE, GARBAGE -> gone(Gone.GARBAGE);
            case REPLACED -> gone(Gone.TAKEN_OVER);
            case LOST, SILENT, LISTENER_FAILED -> again(Gone.LINK_LOST);
        }
    }

    private void again(Gone afterDeadline) {
        attempt = null;
        var since = cutAt == null ? clock.instant() : cutAt;
        if (cutAt == null) {
            cutAt = since;
            owner.cut();
        }
        POLICY.pause(++failures, Duration.between(since, clock.instant()))
                .ifPresentOrElse(pause -> timer.after(pause, this::connect), () -> gone(afterDeadline));
    }

    private void gone(Gone why) {
        close();
        owner.gone(why);
    }

    private void dropConnection() {
        var open = connection;
        connection = null;
        if (open != null) {
            background.execute(open::close);
        }
    }

    /** One connection's listener: takes a turn for each message, so that the lab is held back while the notebook is busy. */
    private final class Attempt implements KernelListener {

        @Override
        public void message(KernelMessage message) {
            turns.execute(() -> {
                if (!closed && attempt == this) {
                    owner.message(message);
                }
            });
        }

        @Override
        public void closed(CloseReason reason) {
            turns.execute(() -> ended(this, reason));
        }
    }
}
