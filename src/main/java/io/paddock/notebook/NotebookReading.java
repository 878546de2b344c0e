package io.paddock.notebook;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.capacity.ComputeNeed;
import io.paddock.capacity.SliceNeed;
import io.paddock.lab.EnvironmentName;
import io.paddock.lab.LabId;
import io.paddock.lab.LabRequest;
import io.paddock.notebook.kernel.KernelId;
import io.paddock.notebook.kernel.MessageId;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/** Reads a notebook into memory with the same few queries however large it is. */
@Component
class NotebookReading {

    static final int LOG_IN_MEMORY = 1_000;

    private final JdbcTemplate jdbc;
    private final OutputReading outputs;

    NotebookReading(JdbcTemplate jdbc, OutputReading outputs) {
        this.jdbc = jdbc;
        this.outputs = outputs;
    }

    /** A notebook as the database has it. */
    record Loaded(NotebookHead head, NotebookDocument document, StoredOutputs stored, long journalledTo) {}

    private record Row(
            NotebookHead head,
            long revision,
            List<String> order,
            ObjectNode metadata,
            ObjectNode extra,
            List<OpenInput> inputs,
            long nextOutput,
            @Nullable String original,
            @Nullable KernelSession kernel,
            long journalledTo,
            long kept) {}

    Loaded load(NotebookId id, OutputLimits limits) {
        Row row = jdbc.query("""
                        select n.*, (select max(r.revision) from notebook_revision r where r.notebook_id = n.id) as kept
                        from notebook n where n.id = ?""", (result, n) -> row(result), id.value()).stream()
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no notebook " + id));
        OperationLog log = log(id, row.revision());
        NotebookDocument document = new NotebookDocument(limits, log, row.metadata(), row.extra());
        document.revisions().resume(row.kept(), log.all());
        document.nextOutput(row.nextOutput());
        document.original(row.original());
        row.inputs().forEach(input -> document.inputMap().put(input.request(), input));
        if (row.kernel() != null) {
            document.kernel(row.kernel());
        }
        Map<String, Execution> runs = executions(id, document);
        StoredOutputs stored = new StoredOutputs();
        cells(id, row.order(), document, runs, outputs.load(id, limits), stored);
        document.dirty().clear();
        return new Loaded(row.head(), document, stored, row.journalledTo());
    }

    private static Row row(ResultSet row) throws SQLException {
        String kernel = row.getString("kernel_id");
        return new Row(
                head(row),
                row.getLong("revision"),
                NotebookJson.MAPPER.readValue(row.getString("cell_order"), new TypeReference<List<String>>() {}),
                object(row.getString("metadata")),
                object(row.getString("extra")),
                NotebookJson.MAPPER.readValue(row.getString("inputs"), new TypeReference<List<OpenInput>>() {}),
                row.getLong("next_output"),
                row.getString("original_hash"),
                kernel == null
                        ? null
                        : new KernelSession(
                                new LabId(row.getLong("lab_id")), new KernelId(kernel), row.getLong("kernel_sequence")),
                row.getLong("journalled_to"),
                row.getString("kept") == null ? -1 : row.getLong("kept"));
    }

    static NotebookHead head(ResultSet row) throws SQLException {
        String seed = row.getString("seed_folder");
        return new NotebookHead(
                new NotebookId(row.getLong("id")),
                row.getString("title"),
                new LabRequest(
                        new UserId(row.getLong("owner_id")),
                        new CircleId(row.getLong("course_id")),
                        new EnvironmentName(row.getString("environment")),
                        need(row),
                        row.getBoolean("egress"),
                        row.getString("work_folder"),
                        seed == null ? null : Path.of(seed)));
    }

    private static ComputeNeed need(ResultSet row) throws SQLException {
        Integer slice = row.getObject("slice_mebibytes", Integer.class);
        return new ComputeNeed(
                row.getInt("memory_mebibytes"),
                row.getInt("milli_cpus"),
                slice == null ? null : new SliceNeed(slice, row.getBoolean("slice_cpu_too")));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) NotebookJson.MAPPER.readTree(json);
    }

    private OperationLog log(NotebookId id, long revision) {
        OperationLog log = new OperationLog(revision, LOG_IN_MEMORY);
        log.addOlder(batches(id, revision, LOG_IN_MEMORY));
        return log;
    }

    /** Batches up to a revision, at most so many, oldest first. */
    private List<AppliedBatch> batches(NotebookId id, long upTo, int most) {
        return jdbc.query(
                        "select batch from notebook_operation where notebook_id = ? and revision <= ? order by revision desc limit ?",
                        (row, n) -> NotebookJson.MAPPER.readValue(row.getString(1), AppliedBatch.class),
                        id.value(),
                        upTo,
                        most)
                .reversed();
    }

    private Map<String, Execution> executions(NotebookId id, NotebookDocument document) {
        Map<String, Execution> runs = new HashMap<>();
        List<Execution> rows = jdbc.query("""
                select e.* from notebook_execution e where e.notebook_id = ? and (e.ended_at is null or e.message_id in
                    (select c.last_run from notebook_cell c where c.notebook_id = ? and c.last_run is not null))
                order by e.id""", (row, n) -> execution(row), id.value(), id.value());
        for (Execution run : rows) {
            runs.put(run.id().value(), run);
            if (!run.state().ended()) {
                document.runs().add(run);
            }
        }
        return runs;
    }

    private static Execution execution(ResultSet row) throws SQLException {
        String note = row.getString("note");
        Instant queued = instant(row, "queued_at");
        return new Execution(
                new MessageId(row.getString("message_id")),
                row.getString("cell_id"),
                row.getLong("run_group"),
                row.getBoolean("stop_on_error"),
                RunState.valueOf(row.getString("state")),
                row.getInt("execution_count"),
                queued == null ? Instant.EPOCH : queued,
                instant(row, "sent_at"),
                instant(row, "ended_at"),
                note == null ? null : NotebookJson.MAPPER.readValue(note, RunNote.class));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    private void cells(
            NotebookId id,
            List<String> order,
            NotebookDocument document,
            Map<String, Execution> runs,
            OutputReading.Outputs loaded,
            StoredOutputs stored) {
        Map<String, DocumentCell> cells = new HashMap<>();
        jdbc.query(
                "select * from notebook_cell where notebook_id = ?",
                row -> {
                    DocumentCell cell = cell(row, document.limits(), runs);
                    List<Long> numbers = NotebookJson.MAPPER.readValue(
                            row.getString("output_order"), new TypeReference<List<Long>>() {});
                    cell.outputs().load(loaded.inOrder(numbers), row.getBoolean("clear_next"));
                    stored.put(cell.id(), loaded.chunksOf(numbers));
                    cells.put(cell.id(), cell);
                },
                id.value());
        for (String cell : order) {
            DocumentCell found = cells.get(cell);
            if (found != null) {
                document.cellList().addLast(found);
            }
        }
    }

    private static DocumentCell cell(ResultSet row, OutputLimits limits, Map<String, Execution> runs)
            throws SQLException {
        DocumentCell cell = new DocumentCell(
                row.getString("cell_id"),
                CellType.valueOf(row.getString("type")),
                row.getString("source"),
                object(row.getString("metadata")),
                object(row.getString("extra")),
                limits);
        cell.sourceForm = row.getString("source_form");
        cell.count = row.getInt("execution_count");
        cell.deleted = row.getBoolean("deleted");
        cell.required = row.getBoolean("required");
        cell.stale = row.getBoolean("stale");
        cell.editedSinceRun = row.getBoolean("edited_since_run");
        String run = row.getString("last_run");
        cell.lastRun = run == null ? null : runs.get(run);
        return cell;
    }
}
