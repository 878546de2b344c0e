package io.paddock.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.lab.GatewayAddress;
import io.paddock.notebook.kernel.KernelLinkException.Kind;
import io.paddock.support.LabContainer;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract with the gateway of the lab image in a real container, and what containers do to it. */
class GatewayKernelClientIT extends KernelClientContract {

    private static LabContainer lab;
    private static GatewayKernelClient client;

    @BeforeAll
    static void start() {
        lab = LabContainer.start();
        client = new GatewayKernelClient(Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        client.close();
        assertThat(lab.log()).doesNotContain(lab.address().token());
        lab.close();
    }

    @Override
    KernelClient client() {
        return client;
    }

    @Override
    GatewayAddress address() {
        return lab.address();
    }

    @Test
    void noticesALineThatHangs() {
        RecordingListener listener = new RecordingListener();
        var impatient = new GatewayKernelClient(
                Clock.systemUTC(), LinkLimits.standard().withSilence(Duration.ofSeconds(7)), 200);
        KernelId kernel = client.startKernel(address(), "", KernelId.random());
        try (impatient;
                FaultyLine line = new FaultyLine(address());
                KernelConnection open = impatient.connect(line.address(), kernel, 0, listener)) {
            MessageId run = MessageId.random();
            open.execute(run, "import time\nfor i in range(300): print(i, flush=True); time.sleep(0.01)", false, true);
            listener.await(KernelMessage.Stream.class, run);
            line.hang();
            assertThat(listener.awaitClosed()).isEqualTo(CloseReason.SILENT);
            long seen = listener.all().getLast().sequence();
            KernelConnection again = impatient.connect(address(), kernel, seen, listener);
            listener.await(KernelMessage.ExecuteReply.class, run);
            again.close();
            assertThat(listener.printed(run).lines().count()).isEqualTo(300);
        } finally {
            client.shutdown(address(), kernel);
        }
    }

    @Test
    void aQuietConnectionStaysOpen() {
        RecordingListener listener = new RecordingListener();
        var impatient = new GatewayKernelClient(
                Clock.systemUTC(), LinkLimits.standard().withSilence(Duration.ofSeconds(7)), 200);
        KernelId kernel = client.startKernel(address(), "", KernelId.random());
        try (impatient;
                KernelConnection open = impatient.connect(address(), kernel, 0, listener)) {
            MessageId run = MessageId.random();
            open.execute(run, "import time; time.sleep(12); print('awake')", false, true);
            listener.await(KernelMessage.ExecuteReply.class, run);
            assertThat(listener.closedAlready()).isFalse();
            assertThat(listener.printed(run)).isEqualTo("awake\n");
        } finally {
            client.shutdown(address(), kernel);
        }
    }

    @Test
    void saysThatAKilledLabIsGone() {
        RecordingListener listener = new RecordingListener();
        try (LabContainer doomed = LabContainer.start()) {
            KernelId kernel = client.startKernel(doomed.address(), "", KernelId.random());
            KernelConnection open = client.connect(doomed.address(), kernel, 0, listener);
            MessageId run = MessageId.random();
            open.execute(run, "print(1)", false, true);
            listener.await(KernelMessage.ExecuteReply.class, run);
            doomed.kill();
            assertThat(listener.awaitClosed()).isEqualTo(CloseReason.LOST);
            assertThatThrownBy(() -> client.connect(doomed.address(), kernel, 0, listener))
                    .isInstanceOfSatisfying(
                            KernelLinkException.class,
                            failed -> assertThat(failed.kind()).isIn(Kind.UNREACHABLE, Kind.TIMEOUT));
        }
    }

    @Test
    void isRefusedWithAnotherToken() {
        GatewayAddress wrong = new GatewayAddress(address().base(), "another token");
        assertThatThrownBy(() -> client.kernels(wrong))
                .isInstanceOfSatisfying(
                        KernelLinkException.class,
                        failed -> assertThat(failed.kind()).isEqualTo(Kind.REFUSED));
    }
}
