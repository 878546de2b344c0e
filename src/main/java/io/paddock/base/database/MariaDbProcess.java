package io.paddock.base.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's process, known by its pid file. */
final class MariaDbProcess {

    private static final Logger LOG = LoggerFactory.getLogger(MariaDbProcess.class);

    private MariaDbProcess() {}

    static boolean supported() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    static Path pidFile(Path home) {
        return home.resolve("mariadbd.pid");
    }

    /** The process that the pid file names, if it is alive and runs this folder's binaries. */
    static Optional<ProcessHandle> running(Path home) throws IOException {
        var file = pidFile(home);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var text = Files.readString(file).strip();
        if (text.isEmpty() || !text.chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(text))
                .filter(process -> process.info().command().orElse("").startsWith(home.toString()));
    }

    /** After kill -9 of the application its server lives on and holds the locks of the data folder. */
    static void stopOrphan(Path home, Duration timeout) throws IOException {
        running(home).ifPresent(process -> {
            LOG.warn("Stopping a MariaDB that an earlier Paddock left behind (process {})", process.pid());
            stop(process, timeout);
        });
        Files.deleteIfExists(pidFile(home));
    }

    static void stop(ProcessHandle process, Duration timeout) {
        process.destroy();
        try {
            process.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("MariaDB (process {}) did not stop within {}; killing it", process.pid(), timeout, e);
            process.destroyForcibly();
        }
    }
}
