package io.paddock.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Docker Engine of a test's own, which may be restarted. It keeps away from everything that the machine's engine has: other folders, other
 * addresses, no firewall rules, and a network namespace of its own, as an engine that starts again deletes docker0, whoever it belongs to.
 * The machine reaches its containers by a route.
 */
final class OwnEngine implements AutoCloseable {

    private static final Path DOCKERD = Path.of("/usr/sbin/dockerd");

    private static final String NAMESPACE = "paddock-faults";
    private static final String OUTSIDE = "pdk-faults-out";
    private static final String INSIDE = "pdk-faults-in";

    private final Path folder;
    private final Engine engine;
    private @Nullable Process process;

    OwnEngine(Path folder) {
        this.folder = folder.toAbsolutePath();
        this.engine = new Engine(this.folder.resolve("engine.sock"));
    }

    /** Why there can be none; empty text where there can. */
    static String obstacle() {
        if (!Files.isExecutable(DOCKERD)) {
            return "there is no " + DOCKERD;
        }
        return "root".equals(System.getProperty("user.name")) ? "" : "only root can start an engine";
    }

    Engine engine() {
        return engine;
    }

    void start() {
        try {
            Files.createDirectories(folder);
            endLeftOver();
            makeNamespace();
            process = new ProcessBuilder(
                            "nsenter",
                            "--net=/var/run/netns/" + NAMESPACE,
                            DOCKERD.toString(),
                            "--data-root=" + folder.resolve("data"),
                            "--exec-root=" + folder.resolve("run"),
                            "--pidfile=" + folder.resolve("dockerd.pid"),
                            "-H=unix://" + engine.socket(),
                            "--bip=10.228.1.1/24",
                            "--iptables=false",
                            "--ip6tables=false",
                            "--default-address-pool=base=10.227.0.0/16,size=24",
                            "--log-level=warn")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log.txt").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("the engine answers, see " + folder.resolve("log.txt"))
                .atMost(Duration.ofSeconds(60))
                .until(engine::answers);
    }

    private static void makeNamespace() throws IOException {
        if (!Files.exists(Path.of("/var/run/netns", NAMESPACE))) {
            ip("netns", "add", NAMESPACE);
            ip("link", "add", OUTSIDE, "type", "veth", "peer", "name", INSIDE, "netns", NAMESPACE);
        }
        ip("addr", "replace", "10.228.0.1/30", "dev", OUTSIDE);
        ip("link", "set", OUTSIDE, "up");
        ip("-n", NAMESPACE, "link", "set", "lo", "up");
        ip("-n", NAMESPACE, "addr", "replace", "10.228.0.2/30", "dev", INSIDE);
        ip("-n", NAMESPACE, "link", "set", INSIDE, "up");
        ip("-n", NAMESPACE, "route", "replace", "default", "via", "10.228.0.1");
        ip("route", "replace", "10.227.0.0/16", "via", "10.228.0.2");
    }

    private static void ip(String... arguments) throws IOException {
        var command = new java.util.ArrayList<>(java.util.List.of("ip"));
        command.addAll(java.util.List.of(arguments));
        try {
            var ended = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (ended != 0) {
                throw new AssertionError(command + " ended with " + ended);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void ensureRunning() {
        var running = process;
        if (running == null || !running.isAlive()) {
            start();
        }
    }

    /** As a service manager does it. */
    void stop() {
        var running = Objects.requireNonNull(process);
        running.destroy();
        try {
            if (!running.waitFor(60, TimeUnit.SECONDS)) {
                running.destroyForcibly();
                throw new AssertionError("the engine did not end");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Copies an image from another engine. */
    void load(Engine from, String image) {
        try {
            var ended = ProcessBuilder.startPipeline(java.util.List.of(
                    new ProcessBuilder(from.command("save", image)),
                    new ProcessBuilder(engine.command("load", "-q")).redirectOutput(ProcessBuilder.Redirect.DISCARD)));
            for (var part : ended) {
                if (!part.waitFor(5, TimeUnit.MINUTES) || part.exitValue() != 0) {
                    throw new AssertionError("the image " + image + " was not copied");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A test run that was killed leaves its engine running. */
    private void endLeftOver() throws IOException {
        var file = folder.resolve("dockerd.pid");
        if (!Files.exists(file)) {
            return;
        }
        ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                .filter(left -> left.info().command().orElse("").endsWith("/dockerd"))
                .ifPresent(left -> {
                    left.destroy();
                    left.onExit().orTimeout(60, TimeUnit.SECONDS).join();
                });
    }

    @Override
    public void close() {
        stop();
        try {
            ip("netns", "del", NAMESPACE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void destroy() {
        var running = process;
        if (running != null) {
            running.destroy();
        }
    }
}
