package io.paddock.lab;

import io.paddock.lab.container.ContainerLabels;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The name by which this installation knows its own things in an engine that it shares with others. */
@Component
class Installation {

    private final String name;

    Installation(JdbcClient jdbc) {
        String fresh = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        jdbc.sql("insert ignore into lab_installation (id, name) values (1, :name)")
                .param("name", fresh)
                .update();
        this.name = jdbc.sql("select name from lab_installation where id = 1")
                .query(String.class)
                .single();
    }

    String name() {
        return name;
    }

    Map<String, String> labels() {
        return ContainerLabels.of(name);
    }
}
