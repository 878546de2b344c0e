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
    void everyPinnedPackageHasAHash() throws IOException {
        for (var file : requirements()) {
            var pins = read(file)
                    .replace("\\\n", "")
                    .lines()
                    .filter(line -> line.contains("=="))
                    .toList();
            assertThat(pins).as(file.toString()).isNotEmpty().allMatch(pin -> pin.contains("--hash=sha256:"));
        }
    }

    private static List<Path> dockerfiles() throws IOException {
        try (Stream<Path> files = Files.walk(IMAGES)) {
            return files.filter(file -> file.endsWith("Dockerfile")).sorted().toList();
        }
    }

    private static List<Path> requirements() throws IOException {
        try (Stream<Path> files = Files.walk(IMAGES)) {
            return files.filter(file -> file.endsWith("requirements.txt"))
                    .sorted()
                    .toList();
        }
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
