package io.paddock.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.paddock.lab.GatewayAddress;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a connection that a gateway ends or refuses: nothing. */
@Timeout(60)
class GatewayGoodbyeTest {

    private static final KernelId KERNEL = new KernelId("k-1");
    private static final String GREETING =
            "{\"channel\":\"paddock\",\"header\":{\"msg_type\":\"spool_state\"},\"content\":{\"resumed_after\":0,\"last\":0}}";
    /** okhttp finds what was leaked when the garbage has been collected and the next connection is made. */
    private static final int ROUNDS = 5;

    private final MockWebServer server = new MockWebServer();
    private final GatewayKernelClient client = new GatewayKernelClient(
            Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC),
            LinkLimits.standard().withAnswer(Duration.ofSeconds(5)),
            50);
    private final Logger okhttp = Logger.getLogger(OkHttpClient.class.getName());
    private final Complaints complaints = new Complaints();

    @BeforeEach
    void start() throws IOException {
        okhttp.addHandler(complaints);
        server.start();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        okhttp.removeHandler(complaints);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 4001, 4002, 4004})
    void answersAGatewaysGoodbye(int code) {
        var gateway = new Leaving(code);
        server.enqueue(upgraded(gateway));
        var listener = new RecordingListener();

        var connection = client.connect(address(), KERNEL, 0, listener);
        listener.awaitClosed();
        connection.close();

        assertThat(gateway.answer).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(1000);
    }

    @Test
    void holdsOnToNothingThatAGatewayHasEnded() {
        for (int round = 0; round < ROUNDS; round++) {
            server.enqueue(upgraded(new Leaving(1001)));
            var listener = new RecordingListener();
            client.connect(address(), KERNEL, 0, listener);
            listener.awaitClosed();
            collectGarbage();
        }
        assertThat(complaints.words).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 404, 500})
    void holdsOnToNothingThatAGatewayRefuses(int status) {
        for (int round = 0; round < ROUNDS; round++) {
            server.enqueue(new MockResponse.Builder()
                    .code(status)
                    .body("no".repeat(50_000))
                    .build());
            assertThatThrownBy(() -> client.connect(address(), KERNEL, 0, new RecordingListener()))
                    .isInstanceOf(KernelLinkException.class);
            collectGarbage();
        }
        assertThat(complaints.words).isEmpty();
    }

    private GatewayAddress address() {
        return new GatewayAddress(URI.create(server.url("/").toString()), "a-secret-token");
    }

    private static MockResponse upgraded(WebSocketListener gateway) {
        return new MockResponse.Builder().webSocketUpgrade(gateway).build();
    }

    private static void collectGarbage() {
        var nobodyHasIt = new WeakReference<>(new Object());
        await().until(() -> {
            System.gc();
            return nobodyHasIt.refersTo(null);
        });
    }

    /** Greets, and goes. */
    private static final class Leaving extends WebSocketListener {

        final CompletableFuture<Integer> answer = new CompletableFuture<>();
        private final int code;

        Leaving(int code) {
            this.code = code;
        }

        @Override
        public void onOpen(WebSocket socket, Response response) {
            socket.send(GREETING);
            socket.close(code, null);
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            answer.complete(code);
        }

        @Override
        public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
            answer.completeExceptionally(failure);
        }
    }

    /** What okhttp complains of. */
    private static final class Complaints extends Handler {

        final List<String> words = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord complaint) {
            words.add(String.valueOf(complaint.getMessage()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
