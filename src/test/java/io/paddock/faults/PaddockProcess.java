package io.paddock.faults;

import static org.awaitility.Awaitility.await;

import io.paddock.faults.remote.WatchedPaddock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Paddock in a process of its own, which can be killed and started again on the same data. */
final class PaddockProcess implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String OWN_CLASSES = "io/paddock/faults/remote";

    private final Path folder;
    private final Path data;
    private final List<String> settings;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process process;
    private @Nullable JsonNode facts;

    /** @param folder of its data and its log */
    PaddockProcess(Path folder, List<String> settings) {
        this(folder, folder.resolve("data"), settings);
    }

    /** Another one beside it, on the same data if need be. */
    PaddockProcess(Path folder, Path data, List<String> settings) {
        this.folder = folder.toAbsolutePath();
        this.data = data.toAbsolutePath();
        this.settings = settings;
    }

    /** Takes away what an earlier run left; the unpacked database server stays. */
    void forget() {
        try {
            Files.deleteIfExists(log());
            var database = data().resolve("mariadb");
            if (!Files.exists(database)) {
                return;
            }
            // of a run that was broken off
            databaseIfAny().ifPresent(left -> {
                left.destroyForcibly();
                left.onExit().orTimeout(60, TimeUnit.SECONDS).join();
            });
            for (var folder : List.of(data(), database)) {
                try (var entries = Files.list(folder)) {
                    for (var entry : entries.filter(PaddockProcess::isOfOneRun).toList()) {
                        FileSystemUtils.deleteRecursively(entry);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOfOneRun(Path entry) {
        var name = entry.getFileName().toString();
        return !name.equals("mariadb") && !name.startsWith("base-");
    }

    /** Starts it, and returns when pages are served. */
    void start() {
        var started = launch();
        await("Paddock starts, see " + log())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (!started.isAlive()) {
                        throw new AssertionError("Paddock ended with " + started.exitValue() + ":\n" + logTail());
                    }
                    return Files.exists(factsFile());
                });
        facts = JSON.readTree(factsFile());
    }

    /** Starts it and gives what it printed before it ended by itself. */
    String startInVain() {
        var started = launch();
        try {
            if (!started.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("Paddock runs, see " + log());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            started.destroyForcibly();
        }
        return logTail();
    }

    private Process launch() {
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(factsFile());
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx640m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-cp",
                    classPath(),
                    WatchedPaddock.class.getName(),
                    "--server.port=0",
                    "--paddock.data=" + data,
                    "--paddock.test.facts=" + factsFile(),
                    "--vaadin.productionMode=true"));
            command.addAll(settings);
            var started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            process = started;
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the application has in production, and {@link WatchedPaddock} with what it needs; no other class of the tests. */
    private String classPath() throws IOException {
        var own = folder.resolve("classes");
        Files.createDirectories(own.resolve(OWN_CLASSES));
        var entries = System.getProperty("java.class.path").split(java.io.File.pathSeparator);
        var tests = Stream.of(entries)
                .map(Path::of)
                .filter(entry -> Files.isDirectory(entry.resolve(OWN_CLASSES)))
                .findFirst()
                .orElseThrow();
        try (var classes = Files.list(tests.resolve(OWN_CLASSES))) {
            for (var file : classes.toList()) {
                Files.write(own.resolve(OWN_CLASSES).resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return Stream.concat(
                        Stream.of(own.toString()),
                        Stream.of(entries).filter(entry -> !Path.of(entry).equals(tests)))
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }

    private Path factsFile() {
        return folder.resolve("facts.json");
    }

    Path data() {
        return data;
    }

    Path log() {
        return folder.resolve("log.txt");
    }

    String logTail() {
        try {
            var text = Files.readString(log());
            return text.substring(Math.max(0, text.length() - 5_000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode facts() {
        return Objects.requireNonNull(facts, "it has not started");
    }

    URI page(String path) {
        return URI.create("http://127.0.0.1:" + facts().path("port").asInt() + path);
    }

    /** Asks the door for something. */
    JsonNode ask(String what, ObjectNode with) {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + facts().path("door").asInt() + "/" + what))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(with.toString()))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(what + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(what, e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    ProcessHandle database() {
        return databaseIfAny().orElseThrow(() -> new AssertionError("no database runs"));
    }

    private Optional<ProcessHandle> databaseIfAny() {
        var file = data().resolve("mariadb/mariadbd.pid");
        try {
            return Files.exists(file)
                    ? ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                            .filter(found -> found.info().command().orElse("").endsWith("/mariadbd"))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void ensureRunning() {
        var running = process;
        if (running == null || !running.isAlive()) {
            start();
        }
    }

    /** As kill -9 does. */
    void kill() {
        end(Objects.requireNonNull(process), true);
    }

    private static void end(Process ending, boolean hard) {
        if (hard) {
            ending.destroyForcibly();
        } else {
            ending.destroy();
        }
        try {
            if (!ending.waitFor(60, TimeUnit.SECONDS)) {
                ending.destroyForcibly();
                throw new AssertionError("the process did not end");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        var running = process;
        if (running != null && running.isAlive()) {
            end(running, false);
        }
        http.close();
    }

    /** For the end of a test run that was broken off: nothing of it may go on. */
    void destroyAll() {
        var running = process;
        if (running != null) {
            running.destroyForcibly();
        }
        databaseIfAny().ifPresent(ProcessHandle::destroyForcibly);
    }
}
