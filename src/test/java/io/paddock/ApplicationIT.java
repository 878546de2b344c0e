package io.paddock;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.support.IntegrationTest;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class ApplicationIT {

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    @Test
    void startsOnARealDatabase() {
        assertThat(database.sql("select version()").query(String.class).single())
                .contains("MariaDB");
        assertThat(database.sql("select '湖畔'").query(String.class).single()).isEqualTo("湖畔");
        assertThat(clock.getZone().getId()).isEqualTo("Z");
    }
}
