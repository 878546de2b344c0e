package io.paddock.grading;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.capacity.ComputeNeed;
import io.paddock.lab.LabImageFixture;
import io.paddock.lab.LabService;
import io.paddock.lab.SealedOutcome;
import io.paddock.lab.SealedRun;
import io.paddock.support.IntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** The runner's own tests, in Python, inside the image. */
@IntegrationTest
class RunnerProgramIT {

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private LabService labs;

    @Test
    void passesItsOwnTests() throws IOException {
        LabImageFixture.awaitPython(application);
        var files = new TreeMap<String, byte[]>();
        for (var root : List.of(Path.of("src/main/resources/io/paddock/grading/runner"), Path.of("src/test/python"))) {
            try (var found = Files.walk(root)) {
                for (var file :
                        found.filter(path -> path.toString().endsWith(".py")).toList()) {
                    files.put(root.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }

        var outcome = labs.runSealed(new SealedRun(
                LabImageFixture.PYTHON,
                null,
                new ComputeNeed(512, 1000),
                List.of("python", "-m", "unittest", "discover", "-v", "-s", "paddock_runner_tests", "-t", "."),
                files,
                "nothing",
                1,
                Duration.ofMinutes(2)));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SealedOutcome.Ended.class,
                        ended -> assertThat(ended.exitCode()).as(ended.log()).isZero());
    }
}
