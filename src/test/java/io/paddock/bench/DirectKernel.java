package io.paddock.bench;

import io.paddock.lab.GatewayAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import tools.jackson.databind.json.JsonMapper;

/** The barest client of a lab's gateway: starts a kernel, sends one prepared frame, looks for two words in what comes back. */
final class DirectKernel implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final OkHttpClient http =
            new OkHttpClient.Builder().readTimeout(PATIENCE).build();
    private final GatewayAddress gateway;
    private final String kernel;
    private final WebSocket socket;
    private final BlockingQueue<Long> printed = new ArrayBlockingQueue<>(1);
    private final BlockingQueue<Long> replied = new ArrayBlockingQueue<>(1);

    DirectKernel(GatewayAddress gateway) throws IOException {
        this.gateway = gateway;
        this.kernel = start();
        this.socket = http.newWebSocket(
                request("/api/kernels/" + kernel + "/channels?session_id=bench").build(), new Listener());
    }

    private String start() throws IOException {
        var body = RequestBody.create("{\"name\": \"python3\"}", MediaType.get("application/json"));
        try (var answer =
                http.newCall(request("/api/kernels").post(body).build()).execute()) {
            return new JsonMapper().readTree(answer.body().string()).path("id").asString();
        }
    }

    private Request.Builder request(String path) {
        return new Request.Builder()
                .url(gateway.base().resolve(path).toString())
                .header("Authorization", "token " + gateway.token());
    }

    /** Prints one line and returns, once the kernel has replied, the nanoseconds from the frame to the line. */
    long print() throws InterruptedException {
        var frame = """
                {"channel": "shell", "header": {"msg_id": "%s", "msg_type": "execute_request", "session": "bench", "username": "",
                "date": "2026-01-01T00:00:00Z", "version": "5.3"}, "parent_header": {}, "metadata": {}, "buffers": [], "content": {"code": "print(1)",
                "silent": false, "store_history": true, "allow_stdin": true, "stop_on_error": true, "user_expressions": {}}}
                """.formatted(UUID.randomUUID());
        // a line may come in two parts
        printed.clear();
        long sent = System.nanoTime();
        socket.send(frame);
        long came = take(printed);
        take(replied);
        return came - sent;
    }

    private static long take(BlockingQueue<Long> queue) throws InterruptedException {
        Long moment = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (moment == null) {
            throw new IllegalStateException("the gateway said nothing within " + PATIENCE);
        }
        return moment;
    }

    @Override
    public void close() {
        socket.cancel();
        try {
            http.newCall(request("/api/kernels/" + kernel).delete().build())
                    .execute()
                    .close();
        } catch (IOException gone) {
            System.err.println("The kernel went with its lab: " + gone);
        }
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private final class Listener extends WebSocketListener {

        @Override
        public void onMessage(WebSocket from, String text) {
            if (text.contains("\"stream\"")) {
                printed.offer(System.nanoTime());
            } else if (text.contains("\"execute_reply\"")) {
                replied.offer(System.nanoTime());
            }
        }
    }
}
