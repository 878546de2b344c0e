package io.paddock.notebook;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Lets batches be merged that were made long ago: a browser that was offline comes back, and what has happened since is no longer all in memory. Bounded in
 * number (docs/notebook-protocol.md, section 3), in age (by {@link NotebookPurge}), and in size.
 */
@Component
class LateBatches implements StoredBatches {

    /** So many batches back one may be merged. */
    static final int MOST = 10_000;

    private static final long MOST_CHARS = 32L * 1024 * 1024;

    private final JdbcTemplate jdbc;

    LateBatches(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a batch needs more than is in memory, and storage may have it. */
    static boolean isLate(OpenNotebook.Turn turn, OperationBatch batch) {
        NotebookDocument document = turn.document();
        return batch.base() >= 0
                && batch.base() < document.log().oldestBase()
                && document.revision() - batch.base() <= MOST
                && document.log().find(batch.client(), batch.sequence()).isEmpty();
    }

    @Override
    public List<AppliedBatch> since(NotebookId notebook, long base, long upTo) {
        Long chars = jdbc.queryForObject(
                "select coalesce(sum(char_length(batch)), 0) from notebook_operation where notebook_id = ? and revision > ? and revision <= ?",
                Long.class,
                notebook.value(),
                base,
                upTo);
        if (chars == null || chars > MOST_CHARS) {
            return List.of();
        }
        return jdbc.query(
                "select batch from notebook_operation where notebook_id = ? and revision > ? and revision <= ? order by revision",
                (row, n) -> NotebookJson.MAPPER.readValue(row.getString(1), AppliedBatch.class),
                notebook.value(),
                base,
                upTo);
    }
}
