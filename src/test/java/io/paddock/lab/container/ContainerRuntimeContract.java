package io.paddock.lab.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.lab.container.ContainerRuntimeException.Category;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every container runtime promises; run against the real engine by each implementation's test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContainerRuntimeContract {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final String installation = "test-" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, String> labels = ContainerLabels.of(installation);
    private final String bridge = "pdk" + installation.substring(5) + "t";
    private final List<ContainerId> made = new ArrayList<>();
    private ContainerRuntime runtime;
    private String image;

    abstract ContainerRuntime open();

    abstract void removeImage(String name);

    abstract void close();

    @BeforeAll
    void prepare() {
        runtime = open();
        image = ContainerTestImage.name(runtime);
        runtime.ensureNetwork(new NetworkSpec(installation, bridge, true, labels));
        runtime.ensureVolume(installation, labels);
    }

    @AfterEach
    void removeContainers() {
        made.forEach(runtime::remove);
        made.clear();
    }

    @AfterAll
    void leaveNothingBehind() {
        runtime.removeVolume(installation);
        runtime.removeNetwork(installation);
        runtime.removeNetwork(installation);
        assertThat(runtime.list(labels)).isEmpty();
        assertThat(runtime.volumes(labels)).isEmpty();
        close();
    }

    @Test
    void tellsFactsOfTheEngine() {
        assertThat(runtime.engine().cpus()).isPositive();
        assertThat(runtime.engine().memoryBytes()).isGreaterThan(100L << 20);
        assertThat(runtime.engine().runtimes()).contains("runc");
    }

    @Test
    void makesNetworksAndVolumesOnce() {
        var first = runtime.ensureNetwork(new NetworkSpec(installation, bridge, true, labels));
        var second = runtime.ensureNetwork(new NetworkSpec(installation, bridge, true, labels));
        runtime.ensureVolume(installation, labels);

        assertThat(second).isEqualTo(first).isPresent();
        assertThat(runtime.volumes(labels)).containsOnlyKeys(installation);
    }

    @Test
    void takesAContainerThroughItsLife() {
        ContainerId id = create("sleep", "60");
        assertThat(runtime.inspect(id).orElseThrow().running()).isFalse();

        runtime.start(id);
        runtime.start(id);
        ContainerView running = runtime.inspect(id).orElseThrow();
        assertThat(running.running()).isTrue();
        assertThat(running.address()).isPresent();
        assertThat(running.labels()).containsAllEntriesOf(labels);
        assertThat(running.environment()).containsEntry("WORD", "two words");
        assertThat(runtime.list(labels)).extracting(ContainerView::id).containsExactly(id);

        runtime.stop(id, Duration.ofSeconds(1));
        runtime.stop(id, Duration.ofSeconds(1));
        assertThat(runtime.inspect(id).orElseThrow().running()).isFalse();

        runtime.remove(id);
        runtime.remove(id);
        assertThat(runtime.inspect(id)).isEmpty();
    }

    @Test
    void tellsExitCodeAndTheEndOfTheLog() {
        ContainerId id = create("sh", "-c", "echo first; echo last; exit 7");
        var events = new RecordedEvents();
        try (var _ = runtime.watch(labels, events)) {
            events.expect("connected");
            runtime.start(id);
            events.expect("died " + id + " 7");
        }
        assertThat(runtime.inspect(id).orElseThrow().exitCode()).isEqualTo(7);
        assertThat(runtime.logTail(id, 1)).isEqualTo("last\n");
    }

    @Test
    void waitsForAnEndAsLongAsItIsTold() {
        ContainerId id = create("sh", "-c", "read line < /proc/self/stat; exit 5");
        runtime.start(id);
        assertThat(runtime.awaitExit(id, DEADLINE)).isTrue();
        assertThat(runtime.inspect(id).orElseThrow().exitCode()).isEqualTo(5);

        assertThat(runtime.awaitExit(running(), Duration.ofMillis(300))).isFalse();

        assertThatThrownBy(() -> runtime.awaitExit(new ContainerId("0".repeat(64)), DEADLINE))
                .isInstanceOfSatisfying(
                        ContainerRuntimeException.class,
                        e -> assertThat(e.category()).isEqualTo(Category.NOT_FOUND));
    }

    @Test
    void tellsOfMemoryThatRanOut() {
        ContainerId id = create("sh", "-c", "perl -e '$x = \"x\" x 400000000'; sleep 60");
        var events = new RecordedEvents();
        try (var _ = runtime.watch(labels, events)) {
            events.expect("connected");
            runtime.start(id);
            events.expect("oom " + id);
        }
        assertThat(runtime.inspect(id).orElseThrow().running())
                .as("only the process was ended")
                .isTrue();
    }

    @Test
    void locksEveryContainerUp() {
        ContainerId id = running();
        String facts = sh(id, """
                id -u; grep -E '^(CapEff|CapBnd|NoNewPrivs|Seccomp):' /proc/self/status
                ulimit -n; ulimit -f; ulimit -c
                touch /x 2>&1; touch /etc/x 2>&1; touch /usr/x 2>&1
                touch /tmp/x && echo tmp; touch /home/student/x 2>/dev/null && echo home
                echo gpu=$NVIDIA_VISIBLE_DEVICES; cat /proc/1/comm
                """);

        assertThat(facts.lines())
                .contains(
                        "1000",
                        "CapEff:\t0000000000000000",
                        "CapBnd:\t0000000000000000",
                        "NoNewPrivs:\t1",
                        "Seccomp:\t2",
                        "1024",
                        "tmp",
                        "gpu=void",
                        "docker-init");
        assertThat(facts).containsPattern("touch: cannot touch '/x': Read-only file system");
        assertThat(facts).containsPattern("touch: cannot touch '/usr/x': Read-only file system");
    }

    @Test
    void keepsAForkBombAndADiskFillerWithinTheirLimits() {
        ContainerId id = running();
        String forks = sh(id, "for i in $(seq 200); do sleep 20 & done 2>&1; echo survived");
        assertThat(forks).containsIgnoringCase("fork");

        ContainerId other = running();
        ExecResult tmp = runtime.exec(
                other, List.of("sh", "-c", "dd if=/dev/zero of=/tmp/fill bs=1M count=64 2>&1"), 10_000, DEADLINE);
        assertThat(tmp.exitCode()).isNotZero();
        assertThat(tmp.text()).contains("No space left on device");
        ExecResult file = runtime.exec(
                other, List.of("sh", "-c", "dd if=/dev/zero of=/data/fill bs=1M count=64 2>&1"), 10_000, DEADLINE);
        assertThat(file.exitCode()).as("the largest file is 32 MiB").isNotZero();
    }

    @Test
    void boundsOutputAndTimeOfCommands() {
        ContainerId id = running();
        ExecResult result = runtime.exec(id, List.of("sh", "-c", "yes | head -c 5000000; exit 3"), 1_000, DEADLINE);
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.truncated()).isTrue();
        assertThat(result.output()).hasSize(1_000);

        assertThatThrownBy(() -> runtime.exec(id, List.of("sleep", "30"), 10, Duration.ofMillis(300)))
                .isInstanceOfSatisfying(
                        ContainerRuntimeException.class,
                        e -> assertThat(e.category()).isEqualTo(Category.TIMEOUT));
    }

    @Test
    void carriesFilesInAndOut() throws IOException {
        ContainerId id = create("sleep", "60");
        runtime.put(id, "/data", tar("greeting.txt", "你好\n"));
        runtime.start(id);
        assertThat(sh(id, "cat /data/greeting.txt; stat -c %u /data/greeting.txt"))
                .isEqualTo("你好\n1000\n");

        runtime.put(id, "/data", tar("second.txt", "2"));
        try (var tar = new TarArchiveInputStream(runtime.get(id, "/data/second.txt"))) {
            assertThat(tar.getNextEntry().getName()).isEqualTo("second.txt");
            assertThat(new String(tar.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("2");
        }
    }

    @Test
    void measuresMemory() {
        assertThat(runtime.memoryBytes(running()).orElseThrow()).isBetween(1L, 64L << 20);
    }

    @Test
    void sortsFailuresIntoCategories() {
        ContainerId exited = create("true");
        assertThat(category(() -> runtime.create(spec("no-such-image:none", List.of("true")))))
                .isEqualTo(Category.NOT_FOUND);
        assertThat(category(() -> runtime.start(new ContainerId("none")))).isEqualTo(Category.NOT_FOUND);
        assertThat(category(() -> runtime.exec(exited, List.of("true"), 10, DEADLINE)))
                .isEqualTo(Category.CONFLICT);
        assertThat(category(() -> runtime.get(exited, "/nothing"))).isEqualTo(Category.NOT_FOUND);
        assertThat(category(() -> {
                    runtime.put(exited, "/etc", tar("x", "x"));
                    runtime.put(exited, "/missing", tar("x", "x"));
                }))
                .isIn(Category.ENGINE, Category.NOT_FOUND, Category.INVALID);
    }

    @Test
    void buildsAnImageAndTellsItsSteps() {
        String name = "paddock/contract:" + installation;
        var steps = new ArrayList<String>();
        var output = new StringBuffer();
        var listener = new ImageBuildListener() {
            @Override
            public void step(int number, int of, String instruction) {
                steps.add(number + "/" + of + " " + instruction);
            }

            @Override
            public void output(String text) {
                output.append(text);
            }
        };
        try {
            ImageFacts built = runtime.buildImage(
                    build(name, "ARG BASE_IMAGE\nFROM ${BASE_IMAGE}\nRUN echo building " + installation + "\n"),
                    listener,
                    DEADLINE);
            assertThat(steps).contains("3/4 RUN echo building " + installation);
            assertThat(output).contains("\nbuilding " + installation);
            assertThat(runtime.findImage(name)).contains(built);
            assertThat(built.digest()).startsWith("sha256:");
        } finally {
            removeImage(name);
        }
        assertThat(category(() -> runtime.buildImage(
                        build(name, "ARG BASE_IMAGE\nFROM ${BASE_IMAGE}\nRUN echo bad luck; exit 9\n"),
                        listener,
                        DEADLINE)))
                .isEqualTo(Category.BUILD_FAILED);
        assertThat(output).contains("bad luck", "returned a non-zero code: 9");
    }

    private ImageBuild build(String name, String dockerfile) {
        return new ImageBuild(
                name, () -> tar("Dockerfile", dockerfile), "Dockerfile", Map.of("BASE_IMAGE", image), labels);
    }

    private ContainerId running() {
        ContainerId id = create("sleep", "60");
        runtime.start(id);
        return id;
    }

    private ContainerId create(String... command) {
        ContainerId id = runtime.create(spec(image, List.of(command)));
        made.add(id);
        return id;
    }

    private ContainerSpec spec(String imageName, List<String> command) {
        return new ContainerSpec(
                installation + "-" + UUID.randomUUID(),
                imageName,
                command,
                Map.of("WORD", "two words"),
                labels,
                installation,
                List.of("127.0.0.1"),
                Map.of(installation, "/data"),
                new ContainerLimits(128L << 20, 1000, 64, 16L << 20, 1024, 32L << 20));
    }

    @Test
    void saysAtTheStartThatItCannotHandOutADevice() {
        var plain = spec(image, List.of("sleep", "60"));
        ContainerId id = runtime.create(new ContainerSpec(
                plain.name(),
                plain.image(),
                plain.command(),
                plain.environment(),
                plain.labels(),
                plain.network(),
                plain.dns(),
                plain.volumes(),
                plain.limits(),
                new Gpu.Device("GPU-00000000-bab2-9fc1-645b-a70606d5760c")));
        made.add(id);

        assertThat(category(() -> runtime.start(id))).isEqualTo(Category.NO_DEVICE);
    }

    private String sh(ContainerId id, String script) {
        return runtime.exec(id, List.of("sh", "-c", script), 100_000, DEADLINE).text();
    }

    private static Category category(Runnable call) {
        try {
            call.run();
        } catch (ContainerRuntimeException e) {
            return e.category();
        }
        throw new AssertionError("no failure");
    }

    static InputStream tar(String name, String content) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var tar = new TarArchiveOutputStream(bytes)) {
                byte[] data = content.getBytes(StandardCharsets.UTF_8);
                var entry = new TarArchiveEntry(name);
                entry.setSize(data.length);
                entry.setUserId(1000);
                entry.setGroupId(1000);
                tar.putArchiveEntry(entry);
                tar.write(data);
                tar.closeArchiveEntry();
            }
            return new ByteArrayInputStream(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class RecordedEvents implements ContainerEventListener {

        private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

        @Override
        public void connected() {
            events.add("connected");
        }

        @Override
        public void lost(ContainerRuntimeException cause) {
            events.add("lost");
        }

        @Override
        public void died(ContainerId container, Map<String, String> labels, int exitCode) {
            events.add("died " + container + " " + exitCode);
        }

        @Override
        public void outOfMemory(ContainerId container, Map<String, String> labels) {
            events.add("oom " + container);
        }

        void expect(String wanted) {
            long end = System.nanoTime() + DEADLINE.toNanos();
            try {
                for (String event = ""; !wanted.equals(event); ) {
                    event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                    assertThat(event).as("waiting for " + wanted).isNotNull();
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
