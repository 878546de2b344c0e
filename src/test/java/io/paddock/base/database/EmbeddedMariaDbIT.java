package io.paddock.base.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

class EmbeddedMariaDbIT {

    private static final Path HOME = Path.of("target/embedded-database-test").toAbsolutePath();

    @BeforeEach
    void startEmpty() throws IOException {
        FileSystemUtils.deleteRecursively(HOME);
        Files.createDirectories(HOME);
    }

    @Test
    void keepsItsRowsThroughKillsAndRestarts() throws Exception {
        try (var database = EmbeddedMariaDb.start(HOME)) {
            try (var connection = connect(database);
                    var statement = connection.createStatement()) {
                statement.execute("create table word (text varchar(20)) character set utf8mb4");
                statement.execute("insert into word values ('湖畔')");
            }
            var first = database.process();

            first.destroyForcibly();
            first.onExit().get(20, SECONDS);

            Awaitility.await().atMost(Duration.ofSeconds(40)).ignoreExceptions().untilAsserted(() -> {
                assertThat(word(database)).isEqualTo("湖畔");
                assertThat(database.process().pid()).isNotEqualTo(first.pid());
            });
        }
        try (var again = EmbeddedMariaDb.start(HOME)) {
            assertThat(word(again)).isEqualTo("湖畔");
        }
    }

    @Test
    void endsTheServerThatAKilledApplicationLeftBehind() throws Exception {
        // never closed, as after kill -9
        var abandoned = EmbeddedMariaDb.start(HOME);
        var orphan = abandoned.process();

        abandoned.giveUpSupervision();
        try (var next = EmbeddedMariaDb.start(HOME)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(next.process().isAlive()).isTrue();
        }
    }

    @Test
    void beginsAgainWhereTheFirstStartWasCutOff() throws Exception {
        Files.createDirectories(HOME.resolve("data/mysql"));
        Files.writeString(HOME.resolve("data/mysql/half-written"), "");

        try (var database = EmbeddedMariaDb.start(HOME);
                var connection = connect(database)) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void saysWhatIsWrongWhenTheServerCannotStart() throws Exception {
        EmbeddedMariaDb.start(HOME).close();
        FileSystemUtils.deleteRecursively(HOME.resolve("data"));
        Files.writeString(HOME.resolve("data"), "no folder");

        assertThatThrownBy(() -> EmbeddedMariaDb.start(HOME))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining(HOME.toString());
    }

    private static Connection connect(EmbeddedMariaDb database) throws SQLException {
        return DriverManager.getConnection(database.url("paddock"), database.user(), database.password());
    }

    private static String word(EmbeddedMariaDb database) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select text from word")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
