package io.paddock.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.paddock.course.content.ContentFolder;
import io.paddock.course.content.CourseFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every lesson's notebook runs from top to bottom in the image that the lesson names, within the memory that it asks
 * for; an assignment's solution gets all points of its tests, and its student version none.
 */
class CourseNotebooksIT {

    private static final Path SCRIPTS =
            Path.of("src/test/resources/io/paddock/course").toAbsolutePath();
    /** Images of the other environments lie beside it, under the same tag. */
    private static final String PYTHON = System.getProperty("paddock.test.lab-image", "paddock/python:dev");

    static Stream<Arguments> lessons() {
        return courses()
                .flatMap(course -> course.lessons().stream())
                .flatMap(folder -> folder.notebooks().values().stream()
                        .sorted()
                        .map(file -> arguments(
                                file,
                                folder.lesson().environment(),
                                folder.lesson().memoryMebibytes())));
    }

    static Stream<Arguments> assignments() {
        return courses()
                .flatMap(course -> course.assignments().stream())
                .flatMap(folder -> folder.sources().values().stream()
                        .sorted()
                        .map(file -> arguments(
                                file,
                                folder.assignment().environment(),
                                folder.assignment().memoryMebibytes())));
    }

    private static Stream<CourseFolder> courses() {
        return new ContentFolder(Path.of("course-content")).read().courses().stream();
    }

    /** Two at a time: much of a run is one thread that starts a kernel and imports. */
    private static final int AT_ONCE = 2;

    /** Beside the exit statuses of containers. */
    private static final int NO_IMAGE = -2;

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final ExecutorService RUNS = Executors.newFixedThreadPool(AT_ONCE);
    private static final Map<Path, Future<Result>> RESULTS = new HashMap<>();

    @BeforeAll
    static void startRuns() {
        begin("run-notebook.py", lessons());
        begin("grade-source.py", assignments());
    }

    private static void begin(String script, Stream<Arguments> notebooks) {
        notebooks.map(Arguments::get).forEach(run -> {
            var notebook = (Path) run[0];
            RESULTS.put(notebook, RUNS.submit(() -> runInLab(script, notebook, (String) run[1], (int) run[2])));
        });
    }

    @AfterAll
    static void endRuns() {
        RUNS.shutdownNow();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void runsFromTopToBottom(Path notebook) throws Exception {
        var result = result(notebook);

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output()).contains("ran ");
    }

    @ParameterizedTest
    @MethodSource("assignments")
    void solutionGetsAllPointsAndTheStudentVersionNone(Path source) throws Exception {
        var result = result(source);

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output())
                .containsPattern("(?m)^solution: (\\d+) of \\1$")
                .containsPattern("(?m)^student version: 0 of [1-9]\\d*$");
    }

    private static Result result(Path notebook) throws Exception {
        var result = Objects.requireNonNull(RESULTS.get(notebook)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assumeTrue(result.exit() != NO_IMAGE, result.output());
        return result;
    }

    private static Result runInLab(String script, Path notebook, String environment, int mebibytes) throws Exception {
        var image = PYTHON.replace("/python:", "/" + environment + ":");
        if (run(20, "docker", "image", "inspect", image).exit() != 0) {
            return new Result(NO_IMAGE, "no container engine, or image " + image + " is not built");
        }
        return run(
                180,
                "docker",
                "run",
                "--rm",
                "--label=paddock.test=course-notebooks",
                "--network=none",
                "--read-only",
                "--tmpfs=/tmp",
                "--tmpfs=/home/student:uid=1000,gid=1000",
                "--memory=" + mebibytes + "m",
                "--volume=" + SCRIPTS + ":/scripts:ro",
                "--volume=" + notebook.toAbsolutePath().getParent() + ":/lesson:ro",
                "--entrypoint=python",
                image,
                "/scripts/" + script,
                "/lesson/" + notebook.getFileName());
    }

    private record Result(int exit, String output) {}

    private static Result run(int seconds, String... command) throws IOException, InterruptedException {
        var output = Files.createTempFile("paddock-notebook", ".log");
        try {
            var process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Result(-1, "took more than " + seconds + " s: " + Files.readString(output));
            }
            return new Result(process.exitValue(), Files.readString(output));
        } catch (IOException noSuchCommand) {
            return new Result(-1, noSuchCommand.toString());
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
