package io.paddock.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes away what the labs of a test's application leave in the engine: each context is an installation of its own with two
 * networks, and an engine has addresses for some thirty networks only.
 */
public class LabLeavings implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(LabLeavings.class);

    private final JdbcClient database;

    private volatile List<String> names = List.of();

    public LabLeavings(JdbcClient database) {
        this.database = database;
    }

    /** Asked for now: when the JVM ends, the database may be gone before the application. */
    @EventListener(ApplicationReadyEvent.class)
    void started() {
        names = database.sql("select name from lab_installation where id = 1").query(String.class).list().stream()
                .map(String::valueOf)
                .toList();
    }

    @Override
    public void destroy() {
        for (var name : names) {
            var label = "label=io.paddock.installation=" + name;
            remove(List.of("rm", "-fv"), docker(List.of("ps", "-aq", "--filter", label)));
            remove(List.of("network", "rm"), docker(List.of("network", "ls", "-q", "--filter", label)));
            remove(List.of("volume", "rm"), docker(List.of("volume", "ls", "-q", "--filter", label)));
        }
    }

    private static void remove(List<String> command, List<String> what) {
        if (!what.isEmpty()) {
            var whole = new ArrayList<>(command);
            whole.addAll(what);
            docker(whole);
        }
    }

    private static List<String> docker(List<String> arguments) {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(arguments);
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return Arrays.stream(output.split("\\s+"))
                    .filter(word -> !word.isBlank())
                    .toList();
        } catch (IOException noEngine) {
            log.debug("No engine to tidy", noEngine);
            return List.of();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
