package io.paddock.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An engine, by its command line. */
record Engine(Path socket) {

    /** The one that everybody uses. */
    static Engine ofTheMachine() {
        return new Engine(Path.of("/var/run/docker.sock"));
    }

    boolean answers() {
        return Files.exists(socket) && run("version").ended(0);
    }

    boolean has(String image) {
        return run("image", "inspect", image).ended(0);
    }

    /** What a command printed, word by word; fails where the command does. */
    List<String> words(String... arguments) {
        var result = run(arguments);
        if (!result.ended(0)) {
            throw new AssertionError(Arrays.toString(arguments) + ": " + result.text());
        }
        return Stream.of(result.text().split("\\s+"))
                .filter(word -> !word.isBlank())
                .toList();
    }

    /** Takes away all that carries a label. */
    void removeAll(String label) {
        var filter = "label=" + label;
        removeThem(List.of("rm", "-fv"), words("ps", "-aq", "--filter", filter));
        removeThem(List.of("network", "rm"), words("network", "ls", "-q", "--filter", filter));
        removeThem(List.of("volume", "rm"), words("volume", "ls", "-q", "--filter", filter));
    }

    private void removeThem(List<String> command, List<String> which) {
        if (!which.isEmpty()) {
            words(Stream.concat(command.stream(), which.stream()).toArray(String[]::new));
        }
    }

    List<String> command(String... arguments) {
        var command = new ArrayList<>(List.of("docker", "-H", "unix://" + socket.toAbsolutePath()));
        command.addAll(List.of(arguments));
        return command;
    }

    record Result(int status, String text) {
        boolean ended(int wanted) {
            return status == wanted;
        }
    }

    private Result run(String... arguments) {
        try {
            var process = new ProcessBuilder(command(arguments))
                    .redirectErrorStream(true)
                    .start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Result(-1, text);
            }
            return new Result(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
