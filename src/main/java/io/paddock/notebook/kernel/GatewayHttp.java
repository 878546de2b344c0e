package io.paddock.notebook.kernel;

import io.paddock.lab.GatewayAddress;
import io.paddock.notebook.kernel.KernelLinkException.Kind;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.WebSocket;
import okio.Buffer;
import okio.BufferedSource;

/** The one HTTP client for all labs: no redirects, no proxy, no cookies, no compression of websockets, deadlines on everything. */
final class GatewayHttp implements AutoCloseable {

    private static final String RESUME_AFTER = "Paddock-Resume-After";
    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";
    private static final MediaType JSON = MediaType.get("application/json");

    private final LinkLimits limits;
    private final Dispatcher dispatcher;
    private final OkHttpClient client;

    GatewayHttp(LinkLimits limits) {
        this.limits = limits;
        this.dispatcher = new Dispatcher(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("kernel-link-", 0).factory()));
        // A websocket counts as a running call as long as it lives.
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        this.client = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .proxy(Proxy.NO_PROXY)
                .protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(limits.connect())
                .readTimeout(limits.answer())
                .writeTimeout(limits.answer())
                .addInterceptor(GatewayHttp::withoutExtensions)
                .build();
    }

    /** @return the body, at most {@link LinkLimits#bodyBytes()} of it */
    String call(GatewayAddress address, String method, HttpUrl url, String body, Duration deadline) {
        RequestBody content = method.equals("POST") ? RequestBody.create(body, JSON) : null;
        Request request = authorised(address, url).method(method, content).build();
        OkHttpClient patient =
                client.newBuilder().callTimeout(deadline).readTimeout(deadline).build();
        try (Response response = patient.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw Failures.status(response.code());
            }
            return bounded(response.body().source());
        } catch (IOException failed) {
            throw Failures.translate(failed, null);
        }
    }

    WebSocket open(GatewayAddress address, HttpUrl url, long resumeAfter, ByteBudget budget, FrameReceiver receiver) {
        Request request = authorised(address, url)
                .header(RESUME_AFTER, Long.toString(resumeAfter))
                .build();
        return client.newBuilder()
                .socketFactory(new BudgetedSockets(budget))
                .build()
                .newWebSocket(request, receiver);
    }

    private String bounded(BufferedSource source) throws IOException {
        Buffer body = new Buffer();
        while (source.read(body, 8192) != -1) {
            if (body.size() > limits.bodyBytes()) {
                throw new KernelLinkException(Kind.PROTOCOL, "an answer of more than " + limits.bodyBytes() + " bytes");
            }
        }
        return body.readUtf8();
    }

    private static Request.Builder authorised(GatewayAddress address, HttpUrl url) {
        return new Request.Builder().url(url).header("Authorization", "token " + address.token());
    }

    /** okhttp offers permessage-deflate on every websocket: a small frame could unpack to any size. */
    private static Response withoutExtensions(Interceptor.Chain chain) throws IOException {
        return chain.proceed(
                chain.request().newBuilder().removeHeader(EXTENSIONS).build());
    }

    @Override
    public void close() {
        dispatcher.executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
