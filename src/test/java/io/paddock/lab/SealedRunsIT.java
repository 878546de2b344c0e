package io.paddock.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.capacity.ComputeNeed;
import io.paddock.lab.container.ContainerLabels;
import io.paddock.lab.container.ContainerLimits;
import io.paddock.lab.container.ContainerRuntime;
import io.paddock.lab.container.ContainerSpec;
import io.paddock.support.IntegrationTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** Sealed runs on the real engine. */
@IntegrationTest
class SealedRunsIT {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private LabService labs;

    @Autowired
    private ContainerRuntime runtime;

    @Autowired
    private Installation installation;

    @Autowired
    private SealedRuns runs;

    @Autowired
    private LabImages images;

    @BeforeEach
    void imageIsReady() {
        LabImageFixture.awaitPython(application);
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(runtime.list(labels())).isEmpty();
        assertThat(runtime.volumes(labels())).isEmpty();
    }

    @Test
    void bringsBackWhatARunMakesOfItsFiles() {
        var ended = (SealedOutcome.Ended) run("cat data/in.txt > result; echo done; exit 3", MINUTE);

        assertThat(ended.result())
                .hasValueSatisfying(bytes -> assertThat(text(bytes)).isEqualTo("hello"));
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.log()).contains("done");
        assertThat(ended.digest()).startsWith("sha256:");
    }

    @Test
    void hasNoWayOutAndWritesNowhereElse() {
        var ended = (SealedOutcome.Ended) run("""
                id -u > result
                touch /opt/x 2>/dev/null && echo root-writable >> result
                python -c "
                import socket
                try:
                    socket.create_connection(('1.1.1.1', 53), 3); print('internet')
                except OSError: print('closed')
                try:
                    socket.getaddrinfo('example.org', 80); print('names')
                except OSError: print('closed')
                " >> result
                """, MINUTE);

        assertThat(text(ended.result().orElseThrow())).isEqualTo("1000\nclosed\nclosed\n");
    }

    @Test
    void killsAtTheLimit() {
        assertThat(run("echo begun; sleep 600", Duration.ofSeconds(3)))
                .isInstanceOfSatisfying(
                        SealedOutcome.OutOfTime.class,
                        outcome -> assertThat(outcome.log()).contains("begun"));
    }

    @Test
    void takesNoLinkNoFolderAndNothingTooLargeForAResult() {
        for (var trick : List.of(
                "ln -s /etc/passwd result",
                "mkdir result; echo x > result/x",
                "head -c 200000 /dev/zero > result",
                "true")) {
            assertThat(((SealedOutcome.Ended) run(trick, MINUTE)).result())
                    .as(trick)
                    .isEmpty();
        }
    }

    @Test
    void saysThatMemoryRanOut() {
        var ended = (SealedOutcome.Ended) run("exec python -c 'x = b\"1\" * (2 << 30)'", MINUTE);

        assertThat(ended.result()).isEmpty();
        assertThat(ended.exitCode()).isNotZero();
    }

    @Test
    void removesWhatAnEarlierLifeHasLeft() {
        var name = "paddock-" + installation.name() + "-run-leftover";
        runtime.ensureVolume(name, labels());
        runtime.create(new ContainerSpec(
                name,
                images.ready(LabImageFixture.PYTHON).orElseThrow().digest(),
                List.of("sleep", "600"),
                Map.of(),
                labels(),
                "none",
                List.of(),
                Map.of(name, HomePath.HOME),
                new ContainerLimits(64L << 20, 500, 20, 1L << 20, 64, 1L << 20)));

        runs.engineReady(runtime.engine());
    }

    private SealedOutcome run(String script, Duration limit) {
        var files = new TreeMap<String, byte[]>();
        files.put("data/in.txt", "hello".getBytes(StandardCharsets.UTF_8));
        return labs.runSealed(new SealedRun(
                LabImageFixture.PYTHON,
                null,
                new ComputeNeed(512, 1000),
                List.of("sh", "-c", script),
                files,
                "result",
                100_000,
                limit));
    }

    private Map<String, String> labels() {
        var labels = new HashMap<>(installation.labels());
        labels.put(ContainerLabels.PURPOSE, "sealed-run");
        return labels;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
