package io.paddock.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A wire between application and lab that can be cut, hung and mended. */
final class CuttableWire implements AutoCloseable {

    private final ServerSocket server;
    private final InetSocketAddress target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean down;
    private volatile boolean hung;

    CuttableWire(InetSocketAddress target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Closes what is open and refuses what comes. */
    void cut() {
        down = true;
        sockets.forEach(CuttableWire::closeQuietly);
        sockets.clear();
    }

    /** Nothing gets through any more, and nobody is told. */
    void hang() {
        hung = true;
    }

    void mend() {
        hung = false;
        down = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var from = server.accept();
                if (down) {
                    closeQuietly(from);
                    continue;
                }
                var to = new Socket();
                to.connect(target, 5_000);
                to.setTcpNoDelay(true);
                from.setTcpNoDelay(true);
                sockets.add(from);
                sockets.add(to);
                Thread.ofVirtual().start(() -> pump(from, to));
                Thread.ofVirtual().start(() -> pump(to, from));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pump(Socket from, Socket to) {
        var buffer = new byte[16 * 1024];
        try {
            for (var count = from.getInputStream().read(buffer);
                    count >= 0;
                    count = from.getInputStream().read(buffer)) {
                if (!hung) {
                    to.getOutputStream().write(buffer, 0, count);
                }
            }
        } catch (IOException ended) {
            closeQuietly(to);
        } finally {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
