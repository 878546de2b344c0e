package io.paddock.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A socket before the engine's own that can be taken away: to its clients the engine is gone then, while containers run on. */
final class EngineProxy implements AutoCloseable {

    private final Path socket;
    private final Path engine;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocketChannel server;

    EngineProxy(Path socket, Path engine) {
        this.socket = socket.toAbsolutePath();
        this.engine = engine.toAbsolutePath();
        mend();
    }

    String host() {
        return "unix://" + socket;
    }

    void mend() {
        var listening = server;
        if (listening != null && listening.isOpen()) {
            return;
        }
        try {
            Files.deleteIfExists(socket);
            var made = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            made.bind(UnixDomainSocketAddress.of(socket));
            server = made;
            Thread.ofPlatform().daemon().name("engine-proxy").start(() -> accept(made));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void cut() {
        try {
            var listening = server;
            if (listening != null) {
                listening.close();
            }
            Files.deleteIfExists(socket);
            for (var connection : open) {
                connection.close();
            }
            open.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocketChannel listening) {
        while (listening.isOpen()) {
            try {
                join(listening.accept());
            } catch (IOException e) {
                // cut, or the engine behind it is away: the client sees its connection end
                continue;
            }
        }
    }

    private void join(SocketChannel client) throws IOException {
        open.add(client);
        try {
            var there = SocketChannel.open(UnixDomainSocketAddress.of(engine));
            open.add(there);
            Thread.ofPlatform().daemon().name("engine-proxy-out").start(() -> carry(client, there));
            Thread.ofPlatform().daemon().name("engine-proxy-in").start(() -> carry(there, client));
        } catch (IOException e) {
            open.remove(client);
            client.close();
            throw e;
        }
    }

    private void carry(SocketChannel from, SocketChannel to) {
        var buffer = ByteBuffer.allocate(64 * 1024);
        try {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
            to.shutdownOutput();
        } catch (IOException e) {
            end(from);
            end(to);
        }
        open.remove(from);
    }

    private static void end(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
    }
}
