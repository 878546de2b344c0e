package io.paddock.base.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Makes one application the only one of its database: a second one would take the first one's labs for left over, and write over its
 * notebooks.
 *
 * <p>The lock is the server's, held by a connection of its own, so it is gone with its process. After the server was away it is taken again; should
 * another application have been faster, this one ends at once: what it has not written is in its journal.
 */
final class DatabaseLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseLock.class);

    /** The server may take this long to notice that a killed application is gone. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final int ANSWER_WITHIN_SECONDS = 5;

    private final JdbcConnectionDetails database;
    private final Runnable lost;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("database-lock").factory());
    private @Nullable Connection connection;

    /** @param lost another application has the database now */
    DatabaseLock(JdbcConnectionDetails database, Runnable lost) {
        this.database = database;
        this.lost = lost;
    }

    /**
     * Takes the lock and keeps it.
     *
     * @throws DatabaseUnavailable where another application has it
     */
    void take() {
        try {
            if (!lock(PATIENCE)) {
                throw new DatabaseUnavailable(
                        "The database " + address() + " is in use by another Paddock.",
                        "Stop that one first, or give this one a database of its own with spring.datasource.url.");
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The database " + address() + " cannot be used: " + e.getMessage(),
                    "Look whether it runs, and at spring.datasource.url, .username and .password.",
                    e);
        }
        var unused = watch.scheduleWithFixedDelay(
                this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Without what follows the question mark, which may hold secrets. */
    private String address() {
        return database.getJdbcUrl().split("\\?", 2)[0];
    }

    /** Takes the lock again where its connection was lost. */
    synchronized void look() {
        try {
            var held = connection;
            if (held != null && held.isValid(ANSWER_WITHIN_SECONDS)) {
                return;
            }
            if (watch.isShutdown()) {
                return;
            }
            if (lock(PATIENCE)) {
                LOG.info("The database is held again");
            } else {
                LOG.error("Another Paddock has taken the database {}; this one ends", address());
                lost.run();
            }
        } catch (SQLException away) {
            LOG.debug("The database is away", away);
        }
    }

    private synchronized boolean lock(Duration patience) throws SQLException {
        drop();
        var made = DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
        connection = made;
        // a server has one space of names for all its databases
        try (PreparedStatement statement =
                made.prepareStatement("select get_lock(concat('paddock:', left(sha2(database(), 256), 32)), ?)")) {
            statement.setLong(1, patience.toSeconds());
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getInt(1) == 1;
            }
        }
    }

    private void drop() {
        var held = connection;
        connection = null;
        if (held != null) {
            try {
                held.close();
            } catch (SQLException gone) {
                LOG.debug("The connection of the lock was gone already", gone);
            }
        }
    }

    @Override
    public synchronized void close() {
        watch.shutdown();
        drop();
    }
}
