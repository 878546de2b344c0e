package io.paddock.notebook.kernel;

import java.time.Duration;

/**
 * What a lab may use up of the server's time and memory.
 *
 * @param connect until the socket is open
 * @param answer until an ordinary request is answered, and until a websocket has said hello
 * @param patience the same for starting, restarting and ending a kernel
 * @param silence without a byte, after which a connection counts as dead; the gateway says something every five seconds
 * @param messageBytes of one message, as it comes over the wire
 * @param bodyBytes of the answer to an ordinary request
 * @param depth of nesting in JSON
 */
record LinkLimits(
        Duration connect,
        Duration answer,
        Duration patience,
        Duration silence,
        long messageBytes,
        long bodyBytes,
        int depth) {

    private static final int MEBIBYTE = 1024 * 1024;

    static LinkLimits standard() {
        return new LinkLimits(
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(20),
                32L * MEBIBYTE,
                MEBIBYTE,
                200);
    }

    LinkLimits withSilence(Duration shorter) {
        return new LinkLimits(connect, answer, patience, shorter, messageBytes, bodyBytes, depth);
    }

    LinkLimits withAnswer(Duration shorter) {
        return new LinkLimits(connect, shorter, shorter, silence, messageBytes, bodyBytes, depth);
    }
}
