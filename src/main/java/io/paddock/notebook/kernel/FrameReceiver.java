package io.paddock.notebook.kernel;

import io.paddock.notebook.kernel.KernelLinkException.Kind;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes in on a websocket, called by okhttp; the lab behind it is not trusted. */
final class FrameReceiver extends WebSocketListener {

    private static final Logger log = LoggerFactory.getLogger(FrameReceiver.class);

    private static final int NORMAL = 1000;
    private static final int REPLACED = 4001;
    private static final int NOT_A_MESSAGE = 4002;
    private static final int KERNEL_GONE = 4004;

    private final GatewayConnection connection;
    private final FrameReader reader;
    private final ByteBudget budget;
    private final long resumeAfter;
    private boolean greeted;
    private long last;

    FrameReceiver(GatewayConnection connection, FrameReader reader, ByteBudget budget, long resumeAfter) {
        this.connection = connection;
        this.reader = reader;
        this.budget = budget;
        this.resumeAfter = resumeAfter;
        this.last = resumeAfter;
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
        if (response.header("Sec-WebSocket-Extensions") != null) {
            garbage("an extension that was not asked for");
        }
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        budget.renew();
        try {
            accept(reader.read(text));
        } catch (FrameReader.Malformed malformed) {
            garbage(malformed.getMessage());
        }
    }

    @Override
    public void onMessage(WebSocket socket, ByteString bytes) {
        garbage("a binary frame");
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
        CloseReason because = switch (code) {
            case REPLACED -> CloseReason.REPLACED;
            case KERNEL_GONE -> CloseReason.KERNEL_GONE;
            case NOT_A_MESSAGE -> CloseReason.GARBAGE;
            default -> CloseReason.LOST;
        };
        Kind kind = code == KERNEL_GONE ? Kind.GONE : Kind.UNREACHABLE;
        // okhttp lets go of the connection only once its own goodbye has gone out
        socket.close(NORMAL, null);
        connection.left(because, new KernelLinkException(kind, "the gateway closed the connection, code " + code));
    }

    @Override
    public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
        KernelLinkException translated = Failures.translate(failure, response);
        CloseReason because = switch (translated.kind()) {
            case PROTOCOL -> failure instanceof ByteBudget.Exceeded ? CloseReason.TOO_LARGE : CloseReason.GARBAGE;
            case UNREACHABLE, REFUSED, TIMEOUT, GONE -> CloseReason.LOST;
        };
        log.debug("a connection to a kernel failed", failure);
        connection.end(because, translated);
    }

    private void accept(LabFrame frame) {
        switch (frame) {
            case LabFrame.SpoolState state -> greet(state);
            case LabFrame.Heartbeat _ -> {}
            case LabFrame.Said said -> accept(said.message());
        }
    }

    private void greet(LabFrame.SpoolState state) {
        if (greeted || state.resumedAfter() != resumeAfter || state.last() < resumeAfter) {
            garbage("a greeting that does not fit");
            return;
        }
        greeted = true;
        connection.opened();
    }

    private void accept(KernelMessage message) {
        if (!greeted || message.sequence() <= last) {
            garbage("a message out of order");
            return;
        }
        last = message.sequence();
        connection.deliver(message);
    }

    private void garbage(@Nullable String what) {
        log.warn("a lab's gateway sent garbage: {}", what);
        connection.end(
                CloseReason.GARBAGE, new KernelLinkException(Kind.PROTOCOL, "the gateway sent garbage: " + what));
    }
}
