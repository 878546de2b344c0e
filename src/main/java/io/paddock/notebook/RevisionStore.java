package io.paddock.notebook;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/** Revisions in the database: which cells there were, and the hash of each one's source in {@link ContentStore}. */
@Component
class RevisionStore {

    private static final String COLUMNS = """
            select r.notebook_id, r.revision, r.reason, r.cell_count, r.made_at, origin.made_at as went_back_to
            from notebook_revision r left join notebook_revision origin
                on origin.notebook_id = r.notebook_id and origin.revision = r.went_back_to
            where r.notebook_id = ?""";

    private final JdbcTemplate jdbc;
    private final ContentStore contents;

    RevisionStore(JdbcTemplate jdbc, ContentStore contents) {
        this.jdbc = jdbc;
        this.contents = contents;
    }

    /** A cell as it is stored; {@code source} is a hash. */
    private record StoredCell(String id, CellType type, String source, ObjectNode metadata) {}

    /** In the transaction that is under way. */
    void write(NotebookId notebook, List<KeptSources> revisions) {
        for (KeptSources kept : revisions) {
            Map<String, byte[]> sources = new LinkedHashMap<>();
            List<StoredCell> cells = new ArrayList<>(kept.cells().size());
            for (KeptSources.Cell cell : kept.cells()) {
                byte[] source = cell.source().getBytes(StandardCharsets.UTF_8);
                String hash = ContentStore.hash(source);
                sources.put(hash, source);
                cells.add(new StoredCell(cell.id(), cell.type(), hash, cell.metadata()));
            }
            contents.putMissing(sources);
            jdbc.update(
                    """
                    insert into notebook_revision (notebook_id, revision, reason, went_back_to, cell_count, cells, made_at)
                    values (?, ?, ?, ?, ?, ?, ?)
                    on duplicate key update reason = values(reason), went_back_to = values(went_back_to)""",
                    notebook.value(),
                    kept.revision(),
                    kept.reason().name(),
                    kept.wentBackTo(),
                    cells.size(),
                    NotebookJson.text(cells),
                    NotebookWriting.utc(kept.at()));
        }
    }

    /** Those before a revision, newest first. */
    List<NotebookRevision> before(NotebookId notebook, long before, int most) {
        return jdbc.query(
                COLUMNS + " and r.revision < ? order by r.revision desc limit ?",
                (row, n) -> revision(row),
                notebook.value(),
                before,
                most);
    }

    Optional<NotebookRevision> find(NotebookId notebook, long revision) {
        return jdbc
                .query(COLUMNS + " and r.revision = ?", (row, n) -> revision(row), notebook.value(), revision)
                .stream()
                .findFirst();
    }

    private static NotebookRevision revision(ResultSet row) throws SQLException {
        Instant made = NotebookReading.instant(row, "made_at");
        return new NotebookRevision(
                new NotebookId(row.getLong("notebook_id")),
                row.getLong("revision"),
                RevisionReason.valueOf(row.getString("reason")),
                NotebookReading.instant(row, "went_back_to"),
                row.getInt("cell_count"),
                made == null ? Instant.EPOCH : made);
    }

    /** The cells of a revision, in two queries however many there are; null where there is no such revision. */
    @Nullable List<KeptSources.Cell> cells(NotebookId notebook, long revision) {
        List<String> found = jdbc.query(
                "select cells from notebook_revision where notebook_id = ? and revision = ?",
                (row, n) -> row.getString(1),
                notebook.value(),
                revision);
        if (found.isEmpty()) {
            return null;
        }
        List<StoredCell> stored =
                NotebookJson.MAPPER.readValue(found.getFirst(), new TypeReference<List<StoredCell>>() {});
        Map<String, byte[]> sources =
                contents.get(stored.stream().map(StoredCell::source).distinct().toList());
        return stored.stream()
                .map(cell -> new KeptSources.Cell(
                        cell.id(),
                        cell.type(),
                        new String(sources.getOrDefault(cell.source(), new byte[0]), StandardCharsets.UTF_8),
                        cell.metadata()))
                .toList();
    }
}
