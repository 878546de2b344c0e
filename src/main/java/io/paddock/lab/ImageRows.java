package io.paddock.lab;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of images: which one labs of an environment run on, for the record. */
@Repository
class ImageRows {

    private final JdbcClient jdbc;

    ImageRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void record(EnvironmentName environment, String name, String digest, Instant now) {
        jdbc.sql("""
                insert into lab_image (environment, name, digest, prepared_at) values (:environment, :name, :digest, :now)
                on duplicate key update
                    prepared_at = if(digest = values(digest), prepared_at, values(prepared_at)),
                    name = values(name), digest = values(digest)""")
                .param("environment", environment.value())
                .param("name", name)
                .param("digest", digest)
                .param("now", LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }
}
