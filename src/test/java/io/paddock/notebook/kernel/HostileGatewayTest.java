package io.paddock.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.notebook.kernel.KernelLinkException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that does not keep to the protocol hurts nobody but its own connection. */
@Timeout(60)
class HostileGatewayTest {

    private static final KernelId KERNEL = new KernelId("k-1");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC);

    private final RecordingListener listener = new RecordingListener();
    private final GatewayKernelClient client = new GatewayKernelClient(
            CLOCK, LinkLimits.standard().withAnswer(Duration.ofSeconds(2)).withSilence(Duration.ofSeconds(1)), 50);

    @AfterEach
    void close() {
        client.close();
    }

    static Stream<String> garbage() {
        return Stream.of(
                "",
                "not JSON",
                "[]",
                "{\"header\":{\"msg_type\":\"stream\"}}",
                message(0, "{}"),
                message(-5, "{}"),
                message(1, "[".repeat(100_000)),
                message(1, "{\"a\":" + "[".repeat(300) + "]".repeat(300) + "}"),
                message(1, "{}") + message(2, "{}"),
                "{\"channel\":\"paddock\",\"header\":{\"msg_type\":\"spool_state\"},\"content\":{\"resumed_after\":0,\"last\":0}}");
    }

    @ParameterizedTest
    @MethodSource
    void garbage(String text) {
        try (var gateway = new HostileGateway(out -> {
            HostileGateway.greet(out);
            HostileGateway.text(out, text);
        })) {
            client.connect(gateway.address(), KERNEL, 0, listener);
            assertThat(listener.awaitClosed()).isEqualTo(CloseReason.GARBAGE);
            assertThat(listener.all()).isEmpty();
        }
    }

    @Test
    void numbersThatDoNotRise() {
        try (var gateway = new HostileGateway(out -> {
            HostileGateway.greet(out);
            HostileGateway.text(out, message(5, "{\"text\":\"a\"}"));
            HostileGateway.text(out, message(5, "{\"text\":\"b\"}"));
        })) {
            client.connect(gateway.address(), KERNEL, 0, listener);
            assertThat(listener.awaitClosed()).isEqualTo(CloseReason.GARBAGE);
            assertThat(listener.all()).hasSize(1);
        }
    }

    @Test
    void binaryFramesAndBrokenFrames() {
        try (var binary = new HostileGateway(out -> {
                    HostileGateway.greet(out);
                    HostileGateway.head(out, 0x82, 1);
                    out.write(0);
                });
                var reserved = new HostileGateway(out -> {
                    HostileGateway.greet(out);
                    HostileGateway.head(out, 0xF3, 1);
                    out.write(0);
                })) {
            client.connect(binary.address(), KERNEL, 0, listener);
            assertThat(listener.awaitClosed()).isEqualTo(CloseReason.GARBAGE);
            client.connect(reserved.address(), KERNEL, 0, listener);
            assertThat(listener.awaitClosed()).isEqualTo(CloseReason.GARBAGE);
        }
    }

    @Test
    void aGigabyteInOneFrame() throws Exception {
        try (var gateway = new HostileGateway(out -> {
            HostileGateway.greet(out);
            HostileGateway.head(out, 0x81, 1L << 30);
            pour(out, 1L << 30);
        })) {
            client.connect(gateway.address(), KERNEL, 0, listener);
            assertThat(listener.awaitClosed()).isEqualTo(CloseReason.TOO_LARGE);
            assertThat(gateway.refused().await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aGigabyteInManyFragmentsAndPings() throws Exception {
        try (var gateway = new HostileGateway(out -> {
            HostileGateway.greet(out);
            HostileGateway.head(out, 0x01, 65_000);
            pour(out, 65_000);
            for (int i = 0; i < 20_000; i++) {
                HostileGateway.head(out, 0x89, 10);
                pour(out, 10);
                HostileGateway.head(out, 0x00, 65_000);
                pour(out, 65_000);
            }
        })) {
            client.connect(gateway.address(), KERNEL, 0, listener);
            assertThat(listener.awaitClosed()).isEqualTo(CloseReason.TOO_LARGE);
            assertThat(gateway.refused().await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void manyMessagesBelowTheLimitAreWelcome() {
        String text = message(0, "{\"text\":\"" + "x".repeat(8_000_000) + "\"}");
        try (var gateway = new HostileGateway(out -> {
            HostileGateway.greet(out);
            for (int i = 1; i <= 10; i++) {
                HostileGateway.text(out, text.replace("\"paddock_sequence\":0", "\"paddock_sequence\":" + i));
            }
        })) {
            client.connect(gateway.address(), KERNEL, 0, listener);
            listener.await(KernelMessage.Stream.class, message -> message.sequence() == 10);
        }
    }

    @Test
    void silence() {
        try (var gateway = new HostileGateway(HostileGateway::greet)) {
            client.connect(gateway.address(), KERNEL, 0, listener);
            assertThat(listener.awaitClosed()).isEqualTo(CloseReason.SILENT);
        }
    }

    @Test
    void aListenerThatTakesItsTimeIsNotSilence() {
        BlockingListener slow = new BlockingListener();
        try (var gateway = new HostileGateway(out -> {
            HostileGateway.greet(out);
            HostileGateway.text(out, message(1, "{\"text\":\"a\"}"));
            HostileGateway.text(out, message(2, "{\"text\":\"b\"}"));
        })) {
            client.connect(gateway.address(), KERNEL, 0, slow);
            slow.awaitFirst();
            assertThat(slow.recorded().closesWithin(Duration.ofSeconds(3))).isFalse();
            slow.release();
            slow.recorded().await(KernelMessage.Stream.class, message -> message.sequence() == 2);
            assertThat(slow.recorded().awaitClosed()).isEqualTo(CloseReason.SILENT);
        }
    }

    @Test
    void aHalfClosedSocketIsLost() {
        try (var gateway = new HostileGateway(out -> {
            HostileGateway.greet(out);
            HostileGateway.head(out, 0x81, 1000);
            out.write('{');
            out.close();
        })) {
            client.connect(gateway.address(), KERNEL, 0, listener);
            assertThat(listener.awaitClosed()).isEqualTo(CloseReason.LOST);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4001, 4002, 4004, 1001})
    void closeCodes(int code) {
        try (var gateway = new HostileGateway(out -> {
            HostileGateway.greet(out);
            HostileGateway.head(out, 0x88, 2);
            out.write(code >> 8);
            out.write(code & 0xff);
        })) {
            client.connect(gateway.address(), KERNEL, 0, listener);
            assertThat(listener.awaitClosed())
                    .isEqualTo(
                            switch (code) {
                                case 4001 -> CloseReason.REPLACED;
                                case 4002 -> CloseReason.GARBAGE;
                                case 4004 -> CloseReason.KERNEL_GONE;
                                default -> CloseReason.LOST;
                            });
        }
    }

    @Test
    void compressionIsNeitherOfferedNorTaken() {
        try (var gateway =
                new HostileGateway("Sec-WebSocket-Extensions: permessage-deflate\r\n", HostileGateway::greet)) {
            assertThatThrownBy(() -> client.connect(gateway.address(), KERNEL, 0, listener))
                    .isInstanceOfSatisfying(
                            KernelLinkException.class,
                            failed -> assertThat(failed.kind()).isEqualTo(Kind.PROTOCOL));
            assertThat(gateway.requestHead()).noneMatch(line -> line.startsWith("Sec-WebSocket-Extensions"));
            assertThat(listener.closedAlready()).isFalse();
        }
    }

    @Test
    void aGatewayWithoutAGreetingIsNotWaitedForLong() {
        try (var silent = new HostileGateway(out -> {});
                var plain = new HostileGateway(out -> HostileGateway.text(out, message(1, "{}")))) {
            assertThatThrownBy(() -> client.connect(silent.address(), KERNEL, 0, listener))
                    .isInstanceOfSatisfying(
                            KernelLinkException.class,
                            failed -> assertThat(failed.kind()).isEqualTo(Kind.TIMEOUT));
            assertThatThrownBy(() -> client.connect(plain.address(), KERNEL, 0, listener))
                    .isInstanceOfSatisfying(
                            KernelLinkException.class,
                            failed -> assertThat(failed.kind()).isEqualTo(Kind.PROTOCOL));
            assertThat(listener.all()).isEmpty();
        }
    }

    @Test
    void theTokenGoesIntoTheHeaderOnly() {
        try (var gateway = new HostileGateway(HostileGateway::greet)) {
            client.connect(gateway.address(), KERNEL, 0, listener).close();
            assertThat(gateway.requestHead()).contains("Authorization: token a-secret-token");
            assertThat(gateway.requestHead().getFirst()).startsWith("GET /api/kernels/k-1/channels?");
            assertThat(gateway.requestHead())
                    .filteredOn(line -> line.contains("secret"))
                    .hasSize(1);
            assertThat(gateway.address().toString()).doesNotContain("secret");
        }
    }

    private static void pour(OutputStream out, long count) throws IOException {
        byte[] chunk = new byte[65_536];
        Arrays.fill(chunk, (byte) 'x');
        for (long left = count; left > 0; left -= chunk.length) {
            out.write(chunk, 0, (int) Math.min(left, chunk.length));
        }
    }

    private static String message(long sequence, String content) {
        return "{\"channel\":\"iopub\",\"header\":{\"msg_type\":\"stream\"},\"parent_header\":{},\"content\":" + content
                + ",\"paddock_sequence\":" + sequence + "}";
    }
}
