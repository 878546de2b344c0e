package io.paddock.lab;

import io.paddock.lab.container.ContainerId;
import io.paddock.lab.container.ContainerRuntime;
import io.paddock.lab.container.ExecResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays a lesson's files into a lab's home directory, where they are missing. */
@Component
class SeedFiles {

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int FILES_A_CALL = 200;

    /** Makes the folder and those below it, then prints the numbers of files that are not there; refuses a way out. */
    private static final String FIND_MISSING = """
            mkdir -p -- "$1" && cd -- "$1" || exit 4
            case "$(pwd -P)/" in /home/student/*) ;; *) exit 3 ;; esac
            shift; number=0
            for file; do
              case "$file" in */*) mkdir -p -- "${file%/*}" ;; esac
              [ -e "$file" ] || [ -L "$file" ] || echo "$number"
              number=$((number + 1))
            done
            """;

    private final ContainerRuntime runtime;

    SeedFiles(ContainerRuntime runtime) {
        this.runtime = runtime;
    }

    /** The container runs. Runs inside it with the student's own rights as far as paths are looked at. */
    void lay(ContainerId container, String workFolder, @Nullable Path seedFolder) {
        String folder = HomePath.of(workFolder).absolute();
        List<Path> files = seedFolder == null ? List.of() : files(seedFolder);
        if (files.isEmpty()) {
            missing(container, folder, List.of());
            return;
        }
        for (int from = 0; from < files.size(); from += FILES_A_CALL) {
            List<Path> some = files.subList(from, Math.min(files.size(), from + FILES_A_CALL));
            List<Path> missing = missing(container, folder, some);
            if (!missing.isEmpty() && seedFolder != null) {
                runtime.put(container, folder, LabTar.of(around(seedFolder), missing));
            }
        }
    }

    private List<Path> missing(ContainerId container, String folder, List<Path> files) {
        var command = new ArrayList<>(List.of("sh", "-c", FIND_MISSING, "sh", folder));
        files.forEach(file -> command.add(LabTar.name(file)));
        ExecResult result = runtime.exec(container, command, 64 * 1024, DEADLINE);
        if (result.exitCode() != 0) {
            throw new IllegalStateException("cannot lay files into " + folder + ": exit status " + result.exitCode()
                    + " " + result.errorText().strip());
        }
        return result.text()
                .lines()
                .filter(line -> line.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .filter(number -> number < files.size())
                .<Path>map(files::get)
                .toList();
    }

    /** The folder is laid under its own name: lessons read {@code data/…}. */
    private static Path around(Path folder) {
        var around = folder.toAbsolutePath().getParent();
        return around == null ? folder : around;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> found = Files.walk(folder.toAbsolutePath())) {
            return found.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .map(around(folder)::relativize)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
