package io.paddock.lab;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many minutes of each lab are charged. */
@Repository
class MeterRows {

    private final JdbcClient jdbc;

    MeterRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Minutes that are charged; a lab that is met for the first time has none. */
    int metered(LabId lab, Instant now) {
        jdbc.sql("insert into lab_meter (lab, since) values (:lab, :now) on duplicate key update lab = lab")
                .param("lab", lab.value())
                .param("now", LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
        return jdbc.sql("select metered from lab_meter where lab = :lab")
                .param("lab", lab.value())
                .query(Integer.class)
                .single();
    }

    /** Counts one minute; false where it is counted already. */
    boolean count(LabId lab, int minute) {
        return jdbc.sql("update lab_meter set metered = metered + 1 where lab = :lab and metered = :minute")
                        .param("lab", lab.value())
                        .param("minute", minute)
                        .update()
                == 1;
    }
}
