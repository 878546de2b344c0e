package io.paddock.notebook.kernel;

import io.paddock.lab.GatewayAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Accepts websockets byte by byte, so that it can send what no decent server would. */
final class HostileGateway implements AutoCloseable {

    /** What it does once the websocket is open; when it returns, the socket stays open and nothing comes. */
    interface Behaviour {
        void act(OutputStream out) throws IOException;
    }

    private static final String GREETING =
            "{\"channel\":\"paddock\",\"header\":{\"msg_type\":\"spool_state\"},\"content\":{\"resumed_after\":0,\"last\":0}}";

    private final ServerSocket server;
    private final Behaviour behaviour;
    private final String extraHeader;
    private final List<String> requestHead = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch refused = new CountDownLatch(1);

    HostileGateway(Behaviour behaviour) {
        this("", behaviour);
    }

    HostileGateway(String extraHeader, Behaviour behaviour) {
        this.extraHeader = extraHeader;
        this.behaviour = behaviour;
        try {
            this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::serve);
    }

    GatewayAddress address() {
        return new GatewayAddress(URI.create("http://127.0.0.1:" + server.getLocalPort()), "a-secret-token");
    }

    List<String> requestHead() {
        return requestHead;
    }

    /** Opened when the client would take no more. */
    CountDownLatch refused() {
        return refused;
    }

    static void greet(OutputStream out) throws IOException {
        text(out, GREETING);
    }

    static void text(OutputStream out, String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        head(out, 0x81, payload.length);
        out.write(payload);
    }

    /** The head of a frame; what follows may be less or more than it says. */
    static void head(OutputStream out, int firstByte, long length) throws IOException {
        out.write(firstByte);
        if (length < 126) {
            out.write((int) length);
        } else {
            out.write(127);
            out.write(ByteBuffer.allocate(Long.BYTES).putLong(length).array());
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                shakeHands(socket);
                behaviour.act(socket.getOutputStream());
            } catch (IOException over) {
                refused.countDown();
            }
        }
    }

    private void shakeHands(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String key = "";
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            requestHead.add(line);
            if (line.startsWith("Sec-WebSocket-Key:")) {
                key = line.substring(line.indexOf(':') + 1).trim();
            }
        }
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + extraHeader + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n";
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    private static String accept(String key) {
        try {
            byte[] text = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
