package io.paddock.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.paddock.lab.container.ContainerId;
import io.paddock.lab.container.ContainerRuntime;
import io.paddock.lab.container.ExecResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lays a lesson's files into a lab's home directory: where they are missing, and in place of an earlier version of theirs that the student has not changed.
 *
 * <p>What was laid is on record in the home directory, a file for each work folder: the version, then lines as of {@code sha256sum}. A file that is not there
 * as it was laid is the student's own and stays.
 */
@Component
class SeedFiles {

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int FILES_A_CALL = 200;
    private static final String RECORDS = ".paddock/laid";

    /**
     * Makes the folder and those below it; refuses a way out. Prints the numbers of files that are not there, and says so where this version was laid last. Where
     * it was another one, prints the numbers and sums of those, too, that are as they were laid then.
     */
    private static final String COMPARE = """
            mkdir -p -- "$1" "${2%/*}" && cd -- "$1" || exit 4
            case "$(pwd -P)/" in /home/student/*) ;; *) exit 3 ;; esac
            record=$2; laid=$(head -n 1 -- "$record" 2>/dev/null)
            if [ "$laid" = "$3" ]; then echo same; fi
            version=$3; shift 3; number=0
            for file; do
              case "$file" in */*) mkdir -p -- "${file%/*}" ;; esac
              if [ -L "$file" ]; then :
              elif [ ! -e "$file" ]; then echo "$number"
              elif [ -n "$laid" ] && [ "$laid" != "$version" ] && [ -f "$file" ]; then
                line=$(sha256sum -- "$file") && grep -qxF -e "$line" -- "$record" && echo "$number ${line%%  *}"
              fi
              number=$((number + 1))
            done
            exit 0
            """;

    private static final Pattern FOUND = Pattern.compile("(\\d{1,6})(?: ([0-9a-f]{64}))?");
    private static final String MISSING = "";

    private final ContainerRuntime runtime;

    SeedFiles(ContainerRuntime runtime) {
        this.runtime = runtime;
    }

    /** Files that may be laid, with the sum of what is there now, or {@link #MISSING}. */
    private record Comparison(boolean sameVersion, Map<Path, String> open) {}

    /** The container runs. Runs inside it with the student's own rights as far as paths are looked at. */
    void lay(ContainerId container, String workFolder, @Nullable Path seedFolder) {
        String folder = HomePath.of(workFolder).absolute();
        String record = RECORDS + "/" + SeedFolder.sha256(folder.getBytes(UTF_8));
        if (seedFolder == null) {
            compare(container, folder, record, "", List.of());
            return;
        }
        var seed = SeedFolder.of(seedFolder);
        var laid = new TreeMap<String, String>();
        boolean sameVersion = false;
        for (int from = 0; from == 0 || from < seed.files().size(); from += FILES_A_CALL) {
            List<Path> some = seed.files().subList(from, Math.min(seed.files().size(), from + FILES_A_CALL));
            var comparison = compare(container, folder, record, seed.version(), some);
            sameVersion = comparison.sameVersion();
            var due = new ArrayList<Path>();
            comparison.open().forEach((file, there) -> {
                String sum = seed.sum(file);
                laid.put(LabTar.name(file), sum);
                if (!sum.equals(there)) {
                    due.add(file);
                }
            });
            if (!due.isEmpty()) {
                runtime.put(container, folder, LabTar.of(seed.around(), due));
            }
        }
        if (!sameVersion) {
            var lines = new StringBuilder(seed.version()).append('\n');
            laid.forEach(
                    (name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
            runtime.put(
                    container,
                    HomePath.HOME,
                    LabTar.of(new TreeMap<>(Map.of(record, lines.toString().getBytes(UTF_8)))));
        }
    }

    private Comparison compare(ContainerId container, String folder, String record, String version, List<Path> files) {
        var command =
                new ArrayList<>(List.of("sh", "-c", COMPARE, "sh", folder, HomePath.HOME + "/" + record, version));
        files.forEach(file -> command.add(LabTar.name(file)));
        ExecResult result = runtime.exec(container, command, 64 * 1024, DEADLINE);
        if (result.exitCode() != 0) {
            throw new IllegalStateException("cannot lay files into " + folder + ": exit status " + result.exitCode()
                    + " " + result.errorText().strip());
        }
        List<String> lines = result.text().lines().toList();
        var open = new LinkedHashMap<Path, String>();
        for (String line : lines) {
            Matcher found = FOUND.matcher(line);
            if (found.matches() && Integer.parseInt(found.group(1)) < files.size()) {
                String sum = found.group(2);
                open.put(files.get(Integer.parseInt(found.group(1))), sum == null ? MISSING : sum);
            }
        }
        return new Comparison(lines.contains("same"), open);
    }
}
