package io.paddock.notebook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads outputs: into memory what is small or shown at once, the rest when somebody asks for it. */
@Component
class OutputReading {

    private final JdbcTemplate jdbc;

    OutputReading(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Outputs of one notebook by number. */
    record Outputs(Map<Long, CellOutput> byNumber) {

        List<CellOutput> inOrder(List<Long> numbers) {
            return numbers.stream().map(byNumber::get).filter(Objects::nonNull).toList();
        }

        Map<Long, Integer> chunksOf(List<Long> numbers) {
            Map<Long, Integer> chunks = new HashMap<>();
            for (CellOutput output : inOrder(numbers)) {
                chunks.put(
                        output.number(),
                        output instanceof CellOutput.Stream stream
                                ? stream.text().storedChunks()
                                : 0);
            }
            return chunks;
        }
    }

    Outputs load(NotebookId notebook, OutputLimits limits) {
        Map<Long, List<TextChunk>> chunks = new HashMap<>();
        jdbc.query(
                """
                select c.number, c.chunk, c.first_line, c.line_count, c.chars,
                    case when c.first_line + c.line_count >= o.total_lines - ? then c.text end as text
                from notebook_output_chunk c
                join notebook_output o on o.notebook_id = c.notebook_id and o.number = c.number
                where c.notebook_id = ? and o.kind = 'STREAM' order by c.number, c.chunk""",
                row -> {
                    chunks.computeIfAbsent(row.getLong("number"), number -> new ArrayList<>())
                            .add(chunk(row));
                },
                limits.shownLines(),
                notebook.value());
        Map<Long, CellOutput> outputs = new HashMap<>();
        jdbc.query(
                "select * from notebook_output where notebook_id = ?",
                row -> {
                    long number = row.getLong("number");
                    outputs.put(number, output(row, chunks.getOrDefault(number, List.of()), limits));
                },
                notebook.value());
        return new Outputs(outputs);
    }

    private static TextChunk chunk(ResultSet row) throws SQLException {
        return new TextChunk(
                row.getInt("chunk"),
                row.getLong("first_line"),
                row.getInt("line_count"),
                row.getInt("chars"),
                row.getString("text"));
    }

    private static CellOutput output(ResultSet row, List<TextChunk> chunks, OutputLimits limits) throws SQLException {
        long number = row.getLong("number");
        String rest = row.getString("rest");
        return switch (row.getString("kind")) {
            case "STREAM" ->
                new CellOutput.Stream(
                        number,
                        row.getString("name").equals("stderr"),
                        StreamText.stored(limits, chunks, row.getLong("cut_chars"), rest),
                        row.getLong("version"));
            case "OMITTED" -> new CellOutput.Omitted(number, row.getLong("version"), row.getLong("bytes"));
            default ->
                new CellOutput.Fixed(
                        number,
                        row.getString("name"),
                        row.getString("display_id"),
                        row.getLong("bytes"),
                        rest.isEmpty() ? null : rest);
        };
    }

    /** The texts of one notebook's outputs. */
    OutputTexts texts(NotebookId notebook) {
        return new Texts(notebook.value());
    }

    private final class Texts implements OutputTexts {

        private static final String FIXED = """
                select rest from notebook_output where notebook_id = ? and number = ? and kind = 'FIXED' and rest <> ''
                union all
                (select text from notebook_output_chunk where notebook_id = ? and number = ? order by chunk)""";
        private static final String CHUNK =
                "select text from notebook_output_chunk where notebook_id = ? and number = ? and chunk = ?";

        private final long notebook;

        Texts(long notebook) {
            this.notebook = notebook;
        }

        @Override
        public String fixed(long output) {
            List<String> pieces = jdbc.query(FIXED, (row, n) -> row.getString(1), notebook, output, notebook, output);
            if (pieces.isEmpty()) {
                throw new NoSuchElementException("no output " + output + " in notebook " + notebook);
            }
            return String.join("", pieces);
        }

        @Override
        public String chunk(long output, int chunk) {
            return String.join("", jdbc.query(CHUNK, (row, n) -> row.getString(1), notebook, output, chunk));
        }
    }
}
