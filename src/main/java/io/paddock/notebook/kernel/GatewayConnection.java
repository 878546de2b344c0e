package io.paddock.notebook.kernel;

import io.paddock.notebook.kernel.KernelLinkException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.WebSocket;
import org.jspecify.annotations.Nullable;

/** One websocket to one kernel: what goes out, and how it ends. What comes in: {@link FrameReceiver}. */
final class GatewayConnection implements KernelConnection {

    private static final int GATHERED_ACKNOWLEDGEMENTS = 256;
    /** okhttp ends a connection whose queue would grow beyond 16 MiB. */
    private static final int LONGEST_REQUEST = 8 * 1024 * 1024;

    private final ByteBudget budget;
    private final Duration silence;
    private final FrameWriter writer;
    private final PendingCursors cursors;
    private final Delivery delivery;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final AtomicReference<@Nullable WebSocket> socket = new AtomicReference<>();
    private final AtomicLong acknowledged;
    private final AtomicLong acknowledgementSent;
    /** The gateway has said goodbye and is being answered. */
    private volatile boolean left;

    GatewayConnection(
            long resumeAfter,
            KernelListener listener,
            Duration silence,
            ByteBudget budget,
            FrameWriter writer,
            PendingCursors cursors) {
        this.budget = budget;
        this.silence = silence;
        this.writer = writer;
        this.cursors = cursors;
        this.delivery = new Delivery(listener, budget::renew);
        this.acknowledged = new AtomicLong(resumeAfter);
        this.acknowledgementSent = new AtomicLong(resumeAfter);
    }

    @Override
    public void execute(MessageId id, String code, boolean allowStdin, boolean stopOnError) {
        send(writer.execute(id, code, allowStdin, stopOnError));
    }

    @Override
    public void inputReply(MessageId request, String text) {
        send(writer.inputReply(request, text));
    }

    @Override
    public void complete(MessageId id, String code, int cursor) {
        cursors.remember(id, code);
        send(writer.complete(id, code, cursor));
    }

    @Override
    public void inspect(MessageId id, String code, int cursor, int detail) {
        send(writer.inspect(id, code, cursor, detail));
    }

    @Override
    public void isComplete(MessageId id, String code) {
        send(writer.isComplete(id, code));
    }

    @Override
    public void kernelInfo(MessageId id) {
        send(writer.kernelInfo(id));
    }

    @Override
    public void commOpen(MessageId id, String commId, String targetName, String data, List<String> buffers) {
        send(writer.commOpen(id, commId, targetName, data, buffers));
    }

    @Override
    public void commMessage(MessageId id, String commId, String data, List<String> buffers) {
        send(writer.commMessage(id, commId, data, buffers));
    }

    @Override
    public void commClose(MessageId id, String commId, String data) {
        send(writer.commClose(id, commId, data));
    }

    @Override
    public void acknowledge(long sequence) {
        long newest = acknowledged.accumulateAndGet(sequence, Math::max);
        if (newest - acknowledgementSent.get() >= GATHERED_ACKNOWLEDGEMENTS) {
            sendAcknowledgement();
        }
    }

    @Override
    public void close() {
        delivery.silence();
        if (!left) {
            cancel();
        }
    }

    /** Sends what is gathered and looks for signs of life; false once the connection is over. */
    boolean tick() {
        if (delivery.over()) {
            // a gateway that takes no goodbye
            cancel();
            return false;
        }
        sendAcknowledgement();
        if (!delivery.busy() && budget.nanosSinceLastRead() > silence.toNanos()) {
            end(CloseReason.SILENT);
        }
        return true;
    }

    /** Waits for the gateway's first frame. */
    void awaitOpened(WebSocket started, Duration deadline) {
        socket.set(started);
        if (delivery.over()) {
            // It ended before there was anything to cancel.
            cancel();
        }
        try {
            opened.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            close();
            throw new KernelLinkException(Kind.TIMEOUT, "no first frame from the gateway in time", late);
        } catch (InterruptedException interrupted) {
            close();
            Thread.currentThread().interrupt();
            throw new KernelLinkException(Kind.TIMEOUT, "interrupted while connecting", interrupted);
        } catch (ExecutionException failed) {
            close();
            throw failed.getCause() instanceof KernelLinkException known
                    ? known
                    : new KernelLinkException(Kind.PROTOCOL, "the connection could not be made", failed);
        }
    }

    void opened() {
        opened.complete(null);
    }

    void deliver(KernelMessage message) {
        delivery.deliver(message);
        if (delivery.over()) {
            cancel();
        }
    }

    /** Ends a connection that was open; one that is still being opened fails with the given exception instead. */
    void end(CloseReason reason, KernelLinkException otherwise) {
        over(reason, otherwise);
        cancel();
    }

    /** The same where the gateway has said goodbye: what is on its way to it, the answer last, may still go out. */
    void left(CloseReason reason, KernelLinkException otherwise) {
        left = true;
        over(reason, otherwise);
    }

    private void over(CloseReason reason, KernelLinkException otherwise) {
        if (opened.completeExceptionally(otherwise)) {
            delivery.silence();
        }
        delivery.end(reason);
    }

    private void end(CloseReason reason) {
        delivery.end(reason);
        cancel();
    }

    private void sendAcknowledgement() {
        WebSocket open = socket.get();
        long newest = acknowledged.get();
        long before = acknowledgementSent.getAndSet(newest);
        if (before < newest && open != null && !open.send(writer.acknowledge(newest))) {
            end(CloseReason.LOST);
        }
    }

    private void send(String frame) {
        if (frame.length() > LONGEST_REQUEST) {
            throw new IllegalArgumentException("a request of " + frame.length() + " characters");
        }
        WebSocket open = socket.get();
        if (open == null || delivery.over()) {
            throw new KernelLinkException(Kind.GONE, "the connection has ended");
        }
        if (!open.send(frame)) {
            end(CloseReason.LOST);
            throw new KernelLinkException(Kind.GONE, "the connection is lost");
        }
    }

    private void cancel() {
        WebSocket open = socket.get();
        if (open != null) {
            open.cancel();
        }
    }
}
