package io.paddock.notebook;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets go of what no longer serves anybody: batches that are too old to be merged with, and runs that ended long ago and are no cell's newest. A little at a
 * time, so that nobody waits for it. Revisions stay.
 */
@Component
class NotebookPurge {

    static final Duration KEPT = Duration.ofDays(30);

    private static final Logger log = LoggerFactory.getLogger(NotebookPurge.class);
    private static final int AT_A_TIME = 2_000;
    private static final int MOST_ROUNDS = 100;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    NotebookPurge(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void purge() {
        LocalDateTime before = LocalDateTime.ofInstant(clock.instant().minus(KEPT), ZoneOffset.UTC);
        int batches = repeat("delete from notebook_operation where made_at < ? limit " + AT_A_TIME, before);
        for (long notebook : jdbc.query(
                "select notebook_id from notebook_operation group by notebook_id having count(*) > ? limit 1000",
                (row, n) -> row.getLong(1),
                LateBatches.MOST)) {
            batches += repeat(
                    "delete from notebook_operation where notebook_id = ? and revision <= (select revision - ? from notebook where id = ?) limit "
                            + AT_A_TIME,
                    notebook,
                    LateBatches.MOST,
                    notebook);
        }
        int runs = repeat("""
                delete from notebook_execution where ended_at < ? and not exists (select 1 from notebook_cell c
                    where c.notebook_id = notebook_execution.notebook_id and c.last_run = notebook_execution.message_id)
                limit """ + " " + AT_A_TIME, before);
        if (batches + runs > 0) {
            log.info("{} old batches and {} old runs of notebooks are gone", batches, runs);
        }
    }

    private int repeat(String delete, Object... arguments) {
        int all = 0;
        for (int i = 0; i < MOST_ROUNDS; i++) {
            int gone = jdbc.update(delete, arguments);
            all += gone;
            if (gone < AT_A_TIME) {
                break;
            }
        }
        return all;
    }
}
