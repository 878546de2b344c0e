package io.paddock.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the folders below {@code lab-images/} promise each other. */
class LabImageFilesTest {

    private static final Path IMAGES = Path.of("lab-images");

    @Test
    void dockerfilesAreTheSameDownToTheSharedLayer() throws IOException {
        var beginnings =
                dockerfiles().stream().map(LabImageFilesTest::downToCommon).toList();

        assertThat(beginnings).hasSizeGreaterThan(1).allMatch(beginnings.getFirst()::equals);
    }

    @Test
    void noDockerfileNamesAnAddress() throws IOException {
        assertThat(dockerfiles()).allSatisfy(file -> assertThat(read(file)).doesNotContain("://"));
    }

    @Test
    void everyRequirementIsPinnedWithAHash() throws IOException {
        assertThat(named("requirements.txt"))
                .hasSizeGreaterThan(2)
                .allSatisfy(file -> assertThat(requirements(file))
                        .isNotEmpty()
                        .allMatch(
                                requirement -> requirement.matches("[a-z0-9-]+==\\S+( +--hash=sha256:[0-9a-f]{64})+")));
    }

    @Test
    void whatAnImageAsksForIsWhatItPins() throws IOException {
        assertThat(named("requirements.in")).hasSizeGreaterThan(2).allSatisfy(file -> {
            var pins = requirements(file.resolveSibling("requirements.txt")).stream()
                    .map(pin -> pin.split(" ")[0])
                    .toList();
            assertThat(pins)
                    .containsAll(requirements(file).stream()
                            .filter(requirement -> requirement.contains("=="))
                            .map(requirement -> requirement.replace('_', '-'))
                            .toList());
        });
    }

    @Test
    void nothingIsInstalledWithoutItsHash() throws IOException {
        var steps = files().stream()
                .filter(Files::isExecutable)
                .map(LabImageFilesTest::read)
                .flatMap(text -> text.replace("\\\n", "").lines())
                .filter(line -> line.contains("pip install"))
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(steps).isNotEmpty().allMatch(step -> step.contains("--require-hashes"));
    }

    private static List<Path> dockerfiles() throws IOException {
        return named("Dockerfile");
    }

    private static List<Path> named(String name) throws IOException {
        return files().stream().filter(file -> file.endsWith(name)).toList();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(IMAGES)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** One a line, without comments. */
    private static List<String> requirements(Path file) {
        return read(file)
                .replace("\\\n", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static String downToCommon(Path dockerfile) {
        var text = read(dockerfile);
        var end = text.indexOf("COPY --from=assembled / /\n");
        assertThat(end).as(dockerfile + " has the shared layer").isPositive();
        return text.substring(0, end);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
