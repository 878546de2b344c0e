package io.paddock.base.database;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** One real MariaDB for all tests of a JVM; every Spring context gets a schema and a data folder of its own. */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger CONTEXTS = new AtomicInteger();

    /** Starts with the first context, ends with the JVM. */
    private static final class Running {

        private static final DataFolder FOLDER = freeFolder();
        private static final EmbeddedMariaDb DATABASE =
                EmbeddedMariaDb.start(FOLDER.path().resolve("mariadb"));

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(DATABASE::close, "stop-test-database"));
        }

        /** The usual folder, which is ready within a second, or another one where a second test run has taken it. */
        private static DataFolder freeFolder() {
            try {
                return DataFolder.take(Path.of("target/test-data"));
            } catch (DatabaseUnavailable e) {
                return DataFolder.take(
                        Path.of("target/test-data-" + ProcessHandle.current().pid()));
            }
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var number = CONTEXTS.incrementAndGet();
        var schema = "paddock_test_" + number;
        var database = Running.DATABASE;
        try (var connection =
                        DriverManager.getConnection(database.url("paddock"), database.user(), database.password());
                var statement = connection.createStatement()) {
            // an earlier run may have ended half way through its tables
            statement.execute("set foreign_key_checks = 0");
            statement.execute("create or replace database " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException("no schema " + schema, e);
        }
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test database",
                        Map.of(
                                "spring.datasource.url", database.url(schema),
                                "spring.datasource.username", database.user(),
                                "spring.datasource.password", database.password(),
                                "paddock.data",
                                        Running.FOLDER
                                                .path()
                                                .resolve("context-" + number)
                                                .toString())));
    }
}
