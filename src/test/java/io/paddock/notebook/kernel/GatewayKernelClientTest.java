package io.paddock.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.lab.GatewayAddress;
import io.paddock.notebook.kernel.KernelLinkException.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GatewayKernelClientTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC);
    private static final KernelId KERNEL = new KernelId("k-1");

    private final MockWebServer server = new MockWebServer();
    private final GatewayKernelClient client =
            new GatewayKernelClient(CLOCK, LinkLimits.standard().withAnswer(Duration.ofSeconds(1)), 1000);
    private GatewayAddress address;

    @BeforeEach
    void start() throws IOException {
        server.start();
        address = new GatewayAddress(URI.create(server.url("/").toString()), "a-secret-token");
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void startsAKernelInAFolder() throws Exception {
        server.enqueue(json(201, "{\"id\":\"3f1-a\",\"name\":\"python3\"}"));
        assertThat(client.startKernel(address, "a \"b\"", new KernelId("n1-a-b-c-d")))
                .isEqualTo(new KernelId("3f1-a"));
        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("POST /api/kernels");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("token a-secret-token");
        assertThat(Objects.requireNonNull(request.getBody()).utf8())
                .isEqualTo("{\"name\":\"python3\",\"path\":\"a \\\"b\\\"\",\"id\":\"n1-a-b-c-d\"}");
    }

    @Test
    void listsKernels() {
        server.enqueue(
                json(
                        200,
                        "[{\"id\":\"a\",\"execution_state\":\"busy\",\"last_activity\":\"2026-11-24T07:59:00.123456Z\"},"
                                + "{\"id\":\"b\",\"execution_state\":\"odd\",\"last_activity\":\"2026-11-24T09:00:00+01:00\"}]"));
        assertThat(client.kernels(address))
                .containsExactly(
                        new RunningKernel(
                                new KernelId("a"), ExecutionState.BUSY, Instant.parse("2026-11-24T07:59:00.123456Z")),
                        new RunningKernel(
                                new KernelId("b"), ExecutionState.UNKNOWN, Instant.parse("2026-11-24T08:00:00Z")));
    }

    @Test
    void interruptsRestartsAndShutsDown() throws Exception {
        server.enqueue(json(204, ""));
        server.enqueue(json(200, "{}"));
        server.enqueue(json(204, ""));
        server.enqueue(json(404, "{}"));
        client.interrupt(address, KERNEL);
        client.restart(address, KERNEL);
        client.shutdown(address, KERNEL);
        client.shutdown(address, KERNEL);
        assertThat(server.takeRequest().getTarget()).isEqualTo("/api/kernels/k-1/interrupt");
        assertThat(server.takeRequest().getTarget()).isEqualTo("/api/kernels/k-1/restart");
        assertThat(server.takeRequest().getMethod()).isEqualTo("DELETE");
    }

    @ParameterizedTest
    @CsvSource({
        "401,REFUSED",
        "403,REFUSED",
        "404,GONE",
        "500,REFUSED",
        "503,UNREACHABLE",
        "400,PROTOCOL",
        "302,PROTOCOL"
    })
    void translatesWhatTheGatewaySays(int status, Kind kind) {
        server.enqueue(json(status, "{\"message\":\"no\"}")
                .newBuilder()
                .addHeader("Location", "http://127.0.0.1:1/")
                .build());
        assertThatItFails(kind, () -> client.interrupt(address, KERNEL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "{}", "[]", "{\"id\":\"../../etc\"}", "{\"id\":7}", "[[[["})
    void refusesAnAnswerThatIsNone(String body) {
        server.enqueue(json(201, body));
        assertThatItFails(Kind.PROTOCOL, () -> client.startKernel(address, "", KernelId.random()));
    }

    @Test
    void refusesAnAnswerWithoutAnEnd() {
        server.enqueue(json(200, "[" + " ".repeat(2_000_000) + "]"));
        assertThatItFails(Kind.PROTOCOL, () -> client.kernels(address));
    }

    @Test
    void givesUpOnAGatewayThatHangs() {
        server.enqueue(
                json(200, "[]").newBuilder().headersDelay(1, TimeUnit.HOURS).build());
        assertThatItFails(Kind.TIMEOUT, () -> client.kernels(address));
    }

    @Test
    void givesUpOnAGatewayThatDrips() {
        server.enqueue(json(200, "[" + " ".repeat(1000) + "]")
                .newBuilder()
                .throttleBody(1, 100, TimeUnit.MILLISECONDS)
                .build());
        assertThatItFails(Kind.TIMEOUT, () -> client.kernels(address));
    }

    @Test
    void saysWhenNothingAnswers() {
        server.close();
        assertThatItFails(Kind.UNREACHABLE, () -> client.kernels(address));
        assertThatItFails(Kind.UNREACHABLE, () -> client.connect(address, KERNEL, 0, new RecordingListener()));
    }

    @ParameterizedTest
    @CsvSource({"404,GONE", "401,REFUSED", "409,PROTOCOL", "200,PROTOCOL"})
    void saysWhyItCannotConnect(int status, Kind kind) {
        server.enqueue(json(status, "{}"));
        RecordingListener listener = new RecordingListener();
        assertThatItFails(kind, () -> client.connect(address, KERNEL, 0, listener));
        assertThat(listener.closedAlready()).isFalse();
    }

    private static void assertThatItFails(Kind kind, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(KernelLinkException.class, failed -> {
            assertThat(failed.kind()).isEqualTo(kind);
            assertThat(failed).hasMessageNotContaining("a-secret-token");
        });
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }
}
