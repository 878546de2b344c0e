package io.paddock.notebook.kernel;

import io.paddock.lab.GatewayAddress;
import io.paddock.notebook.kernel.KernelLinkException.Kind;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import okhttp3.HttpUrl;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Speaks with Jupyter Kernel Gateways that carry Paddock's extension (lab-images/README.md). */
@Component
class GatewayKernelClient implements KernelClient, AutoCloseable {

    private static final int MOST_KERNELS = 100;
    private static final long WATCH_MILLIS = 1000;

    private final LinkLimits limits;
    private final GatewayHttp http;
    private final FrameWriter writer;
    private final JsonFields.Reader json;
    private final JsonMapper mapper = new JsonMapper();
    private final LinkWatch watch;

    @Autowired
    GatewayKernelClient(Clock clock) {
        this(clock, LinkLimits.standard(), WATCH_MILLIS);
    }

    GatewayKernelClient(Clock clock, LinkLimits limits, long watchMillis) {
        this.limits = limits;
        this.http = new GatewayHttp(limits);
        this.writer = new FrameWriter(clock);
        this.json = new JsonFields.Reader(limits.depth(), limits.bodyBytes());
        this.watch = new LinkWatch(watchMillis);
    }

    @Override
    public KernelId startKernel(GatewayAddress address, String workingDirectory, KernelId wanted) {
        String body = mapper.writeValueAsString(mapper.createObjectNode()
                .put("name", "python3")
                .put("path", workingDirectory)
                .put("id", wanted.value()));
        String answer = http.call(address, "POST", api(address).build(), body, limits.patience());
        return understood(() -> new KernelId(json.read(answer).text("id")));
    }

    @Override
    public List<RunningKernel> kernels(GatewayAddress address) {
        String answer = http.call(address, "GET", api(address).build(), "", limits.answer());
        return understood(() -> json.read("{\"kernels\":" + answer + "}").objects("kernels").stream()
                .limit(MOST_KERNELS)
                .map(GatewayKernelClient::running)
                .toList());
    }

    @Override
    public void interrupt(GatewayAddress address, KernelId kernel) {
        http.call(address, "POST", kernel(address, kernel, "interrupt"), "", limits.answer());
    }

    @Override
    public void restart(GatewayAddress address, KernelId kernel) {
        http.call(address, "POST", kernel(address, kernel, "restart"), "", limits.patience());
    }

    @Override
    public void shutdown(GatewayAddress address, KernelId kernel) {
        HttpUrl url = api(address).addPathSegment(kernel.value()).build();
        try {
            http.call(address, "DELETE", url, "", limits.patience());
        } catch (KernelLinkException failed) {
            if (failed.kind() != Kind.GONE) {
                throw failed;
            }
        }
    }

    @Override
    public KernelConnection connect(
            GatewayAddress address, KernelId kernel, long resumeAfterSequence, KernelListener listener) {
        ByteBudget budget = new ByteBudget(limits.messageBytes(), System::nanoTime);
        PendingCursors cursors = new PendingCursors();
        GatewayConnection connection =
                new GatewayConnection(resumeAfterSequence, listener, limits.silence(), budget, writer, cursors);
        FrameReceiver receiver =
                new FrameReceiver(connection, new FrameReader(limits, cursors), budget, resumeAfterSequence);
        HttpUrl url = kernel(address, kernel, "channels")
                .newBuilder()
                .addQueryParameter("session_id", "paddock")
                .build();
        connection.awaitOpened(http.open(address, url, resumeAfterSequence, budget, receiver), limits.answer());
        watch.add(connection);
        return connection;
    }

    private static HttpUrl.Builder api(GatewayAddress address) {
        HttpUrl base = HttpUrl.get(address.base());
        if (base == null) {
            throw new IllegalArgumentException("not an address of a gateway: " + address.base());
        }
        return base.newBuilder().addPathSegments("api/kernels");
    }

    private static HttpUrl kernel(GatewayAddress address, KernelId kernel, String what) {
        return api(address).addPathSegment(kernel.value()).addPathSegment(what).build();
    }

    private static RunningKernel running(JsonFields kernel) {
        return new RunningKernel(
                new KernelId(kernel.text("id")),
                ExecutionState.of(kernel.text("execution_state")),
                instant(kernel.text("last_activity")));
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static <T> T understood(Answer<T> answer) {
        try {
            return answer.read();
        } catch (JacksonException | IllegalArgumentException | DateTimeException garbage) {
            throw new KernelLinkException(Kind.PROTOCOL, "the gateway's answer cannot be understood", garbage);
        }
    }

    private interface Answer<T> {
        T read();
    }

    @Override
    public void close() {
        watch.close();
        http.close();
    }
}
