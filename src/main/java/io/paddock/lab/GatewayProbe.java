package io.paddock.lab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Waits until a lab's gateway answers. */
@Component
class GatewayProbe {

    /** Between tries: labs start within half a second, so a longer pause would be felt. */
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    /** What came of the waiting. */
    enum Answer {
        READY,
        TOO_LATE,
        GIVEN_UP
    }

    /**
     * Waits.
     *
     * @param goOn asked between tries; false gives up
     */
    Answer await(GatewayAddress gateway, Duration within, BooleanSupplier goOn) {
        HttpRequest request = HttpRequest.newBuilder(gateway.base().resolve("/api"))
                .header("Authorization", "token " + gateway.token())
                .timeout(Duration.ofSeconds(2))
                .build();
        long end = System.nanoTime() + within.toNanos();
        try {
            while (goOn.getAsBoolean()) {
                if (answers(request)) {
                    return Answer.READY;
                }
                if (System.nanoTime() > end) {
                    return Answer.TOO_LATE;
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Answer.GIVEN_UP;
    }

    private boolean answers(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
        } catch (IOException _) {
            // not listening yet
            return false;
        }
    }

    static URI base(String address, int port) {
        return URI.create("http://" + address + ":" + port + "/");
    }
}
