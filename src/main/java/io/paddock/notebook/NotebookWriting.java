package io.paddock.notebook;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Writes what changed of notebooks, each write in one transaction and as small as the change. */
@Component
class NotebookWriting {

    private final JdbcTemplate jdbc;
    private final OutputWriting outputs;
    private final RevisionStore revisions;
    private final TransactionOperations transactions;
    private final Clock clock;

    NotebookWriting(
            JdbcTemplate jdbc,
            OutputWriting outputs,
            RevisionStore revisions,
            TransactionOperations transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.outputs = outputs;
        this.revisions = revisions;
        this.transactions = transactions;
        this.clock = clock;
    }

    static @Nullable LocalDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    void write(PendingWrite write, StoredOutputs stored) {
        List<Runnable> afterwards = new ArrayList<>();
        transactions.executeWithoutResult(status -> writeInTransaction(write, stored, afterwards));
        afterwards.forEach(Runnable::run);
    }

    /** Puts a whole document in the place of what is stored, in one transaction with what is to be done first. */
    void replace(PendingWrite write, StoredOutputs stored, Runnable first) {
        List<Runnable> afterwards = new ArrayList<>();
        transactions.executeWithoutResult(status -> {
            first.run();
            for (String table : List.of("notebook_output", "notebook_cell", "notebook_operation")) {
                jdbc.update(
                        "delete from " + table + " where notebook_id = ?",
                        write.notebook().value());
            }
            stored.clear();
            writeInTransaction(write, stored, afterwards);
        });
        afterwards.forEach(Runnable::run);
    }

    void writeInTransaction(PendingWrite write, StoredOutputs stored, List<Runnable> afterwards) {
        long id = write.notebook().value();
        head(id, write);
        cells(id, write.cells());
        write.outputs().forEach(cell -> outputs.write(id, cell, stored, afterwards));
        batches(id, write.batches());
        executions(id, write.executions());
        revisions.write(write.notebook(), write.revisions());
    }

    private void head(long id, PendingWrite write) {
        PendingWrite.Head head = write.head();
        KernelSession kernel = head.kernel();
        jdbc.update(
                """
                update notebook set revision = ?, cell_order = coalesce(?, cell_order), metadata = coalesce(?, metadata),
                    extra = coalesce(?, extra), inputs = coalesce(?, inputs), next_output = ?, original_hash = ?,
                    lab_id = ?, kernel_id = ?, kernel_sequence = ?, required_cells = ?, required_done = ?,
                    journalled_to = ?, changed_at = ?
                where id = ?""",
                head.revision(),
                head.order(),
                head.metadata(),
                head.extra(),
                head.inputs(),
                head.nextOutput(),
                head.original(),
                kernel == null ? null : kernel.lab().value(),
                kernel == null ? null : kernel.kernel().value(),
                kernel == null ? 0 : kernel.lastSequence(),
                head.progress().required(),
                head.progress().done(),
                write.position(),
                utc(clock.instant()),
                id);
    }

    private void cells(long id, List<PendingWrite.Cell> cells) {
        List<Object[]> rows = new ArrayList<>();
        for (PendingWrite.Cell cell : cells) {
            rows.add(new Object[] {
                id,
                cell.id(),
                cell.type().name(),
                cell.source(),
                cell.sourceForm(),
                cell.metadata(),
                cell.extra(),
                cell.count(),
                cell.deleted(),
                cell.required(),
                cell.stale(),
                cell.editedSinceRun(),
                cell.lastRun()
            });
        }
        batch("""
                insert into notebook_cell (notebook_id, cell_id, type, source, source_form, metadata, extra,
                    execution_count, deleted, required, stale, edited_since_run, last_run, output_order, clear_next)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]', false)
                on duplicate key update type = values(type), source = values(source), source_form = values(source_form),
                    metadata = values(metadata), extra = values(extra), execution_count = values(execution_count),
                    deleted = values(deleted), required = values(required), stale = values(stale),
                    edited_since_run = values(edited_since_run), last_run = values(last_run)""", rows);
    }

    private void batches(long id, List<AppliedBatch> batches) {
        List<Object[]> rows = new ArrayList<>();
        for (AppliedBatch batch : batches) {
            rows.add(new Object[] {
                id, batch.revision(), batch.client(), batch.sequence(), NotebookJson.text(batch), utc(batch.at())
            });
        }
        batch(
                "insert into notebook_operation (notebook_id, revision, client, sequence, batch, made_at) values (?, ?, ?, ?, ?, ?)",
                rows);
    }

    private void executions(long id, List<Execution> executions) {
        List<Object[]> rows = new ArrayList<>();
        for (Execution run : executions) {
            rows.add(new Object[] {
                run.id().value(),
                id,
                run.cell(),
                run.group(),
                run.stopOnError(),
                run.state().name(),
                run.count(),
                utc(run.queuedAt()),
                utc(run.sentAt()),
                utc(run.endedAt()),
                run.note() == null ? null : NotebookJson.text(run.note())
            });
        }
        batch("""
                insert into notebook_execution (message_id, notebook_id, cell_id, run_group, stop_on_error, state,
                    execution_count, queued_at, sent_at, ended_at, note)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on duplicate key update state = values(state), execution_count = values(execution_count),
                    sent_at = values(sent_at), ended_at = values(ended_at), note = values(note)""", rows);
    }

    private void batch(String sql, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }
}
