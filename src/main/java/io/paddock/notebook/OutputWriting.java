package io.paddock.notebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes outputs: new ones, further chunks of streams, and the rest of a stream again; nothing that is there already. */
@Component
class OutputWriting {

    /** In UTF-16 units; at most 1 MiB as UTF-8. */
    private static final int PIECE = 256 * 1024;

    private final JdbcTemplate jdbc;

    OutputWriting(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param afterwards to be run once the transaction is committed */
    void write(long id, PendingWrite.Outputs cell, StoredOutputs stored, List<Runnable> afterwards) {
        Map<Long, Integer> before = stored.of(cell.cell());
        Map<Long, Integer> after = new HashMap<>();
        List<Object[]> gone = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> chunks = new ArrayList<>();
        List<Object[]> cut = new ArrayList<>();
        for (OutputSnapshot output : cell.outputs()) {
            int storedChunks = before.getOrDefault(output.number(), 0);
            switch (output) {
                case CellOutput.Fixed fixed -> {
                    String json = fixed.json();
                    if (!before.containsKey(fixed.number()) && json != null) {
                        rows.add(fixedRow(id, cell.cell(), fixed, json, chunks));
                    }
                    after.put(fixed.number(), 0);
                }
                case StreamSnapshot stream -> {
                    rows.add(streamRow(id, cell.cell(), stream));
                    after.put(stream.number(), newChunks(id, stream, storedChunks, chunks, cut));
                }
                case CellOutput.Omitted omitted -> {
                    if (!before.containsKey(omitted.number())) {
                        rows.add(row(id, cell.cell(), omitted, "OMITTED", "", null, omitted.omittedBytes())
                                .withVersion(omitted.count())
                                .values());
                    }
                    after.put(omitted.number(), 0);
                }
            }
        }
        before.keySet().stream()
                .filter(number -> !after.containsKey(number))
                .forEach(number -> gone.add(new Object[] {id, number}));
        batch("delete from notebook_output where notebook_id = ? and number = ?", gone);
        batch("""
                insert into notebook_output (notebook_id, number, cell_id, kind, name, display_id, bytes, version,
                    cut_chars, total_lines, rest)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on duplicate key update bytes = values(bytes), version = values(version), cut_chars = values(cut_chars),
                    total_lines = values(total_lines), rest = values(rest)""", rows);
        batch("""
                insert into notebook_output_chunk (notebook_id, number, chunk, first_line, line_count, chars, text)
                values (?, ?, ?, ?, ?, ?, ?)""", chunks);
        batch(
                "delete from notebook_output_chunk where notebook_id = ? and number = ? and chunk >= ? and chunk < ?",
                cut);
        jdbc.update(
                "update notebook_cell set output_order = ?, clear_next = ? where notebook_id = ? and cell_id = ?",
                NotebookJson.text(
                        cell.outputs().stream().map(OutputSnapshot::number).toList()),
                cell.clearNext(),
                id,
                cell.cell());
        afterwards.add(() -> stored.put(cell.cell(), after));
    }

    private static Object[] fixedRow(long id, String cell, CellOutput.Fixed fixed, String json, List<Object[]> chunks) {
        boolean small = json.length() <= OutputLimits.DEFAULT.inlineBytes();
        for (int at = 0, chunk = 0; !small && at < json.length(); chunk++) {
            int end = Math.min(json.length(), at + PIECE);
            if (end < json.length() && Character.isLowSurrogate(json.charAt(end))) {
                end--;
            }
            chunks.add(new Object[] {id, fixed.number(), chunk, 0, 0, end - at, json.substring(at, end)});
            at = end;
        }
        return row(id, cell, fixed, "FIXED", fixed.type(), fixed.displayId(), fixed.bytes())
                .withRest(small ? json : "")
                .values();
    }

    private static Object[] streamRow(long id, String cell, StreamSnapshot stream) {
        return new Object[] {
            id,
            stream.number(),
            cell,
            "STREAM",
            stream.name(),
            null,
            stream.bytes(),
            stream.version(),
            stream.cutChars(),
            stream.lines(),
            stream.rest() + stream.moves()
        };
    }

    private static int newChunks(
            long id, StreamSnapshot stream, int storedChunks, List<Object[]> chunks, List<Object[]> cut) {
        int next = storedChunks;
        for (TextChunk chunk : stream.chunks()) {
            String text = chunk.text();
            if (chunk.number() >= storedChunks && text != null) {
                chunks.add(new Object[] {
                    id, stream.number(), chunk.number(), chunk.firstLine(), chunk.lines(), chunk.chars(), text
                });
            }
            next = Math.max(next, chunk.number() + 1);
        }
        if (stream.cutChars() > 0 && stream.cutAfter() < stream.chunks().size()) {
            int resumes = stream.chunks().get(stream.cutAfter()).number();
            cut.add(new Object[] {id, stream.number(), stream.cutAfter(), resumes});
        }
        return next;
    }

    private static Row row(
            long id,
            String cell,
            OutputSnapshot output,
            String kind,
            String name,
            @org.jspecify.annotations.Nullable String displayId,
            long bytes) {
        return new Row(id, output.number(), cell, kind, name, displayId, bytes, 0, "");
    }

    private record Row(
            long id,
            long number,
            String cell,
            String kind,
            String name,
            @org.jspecify.annotations.Nullable String displayId,
            long bytes,
            long version,
            String rest) {

        Row withVersion(long count) {
            return new Row(id, number, cell, kind, name, displayId, bytes, count, rest);
        }

        Row withRest(String text) {
            return new Row(id, number, cell, kind, name, displayId, bytes, version, text);
        }

        Object[] values() {
            return new Object[] {id, number, cell, kind, name, displayId, bytes, version, 0, 0, rest};
        }
    }

    private void batch(String sql, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }
}
