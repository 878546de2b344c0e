package io.paddock.notebook;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.capacity.SliceNeed;
import io.paddock.lab.LabRequest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** Rows of notebooks and their versions, without their content. */
@Component
class NotebookQueries {

    private final JdbcTemplate jdbc;

    NotebookQueries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    NotebookId insert(String title, LabRequest lab, long journalledTo, Instant now) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    PreparedStatement insert = connection.prepareStatement("""
                            insert into notebook (owner_id, course_id, title, environment, memory_mebibytes, milli_cpus, egress,
                                work_folder, seed_folder, slice_mebibytes, slice_cpu_too, revision, cell_order, metadata, extra, next_output,
                                kernel_sequence, inputs, required_cells, required_done, journalled_to, created_at, changed_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '[]', '{}', '{}', 1, 0, '[]', 0, 0, ?, ?, ?)""", Statement.RETURN_GENERATED_KEYS);
                    insert.setLong(1, lab.owner().value());
                    insert.setLong(2, lab.course().value());
                    insert.setString(3, title.length() > 200 ? title.substring(0, 200) : title);
                    insert.setString(4, lab.environment().value());
                    insert.setInt(5, lab.need().memoryMebibytes());
                    insert.setInt(6, lab.need().milliCpus());
                    insert.setBoolean(7, lab.egress());
                    insert.setString(8, lab.workFolder());
                    insert.setString(
                            9,
                            lab.seedFolder() == null ? null : lab.seedFolder().toString());
                    SliceNeed slice = lab.need().slice();
                    insert.setObject(10, slice == null ? null : slice.memoryMebibytes());
                    insert.setBoolean(11, slice != null && slice.cpuToo());
                    insert.setLong(12, journalledTo);
                    insert.setObject(13, NotebookWriting.utc(now));
                    insert.setObject(14, NotebookWriting.utc(now));
                    return insert;
                },
                key);
        return new NotebookId(Objects.requireNonNull(key.getKey()).longValue());
    }

    /** @return false where it is so already */
    boolean setLab(NotebookId id, LabRequest lab) {
        SliceNeed slice = lab.need().slice();
        Object[] values = {
            lab.environment().value(),
            lab.need().memoryMebibytes(),
            lab.need().milliCpus(),
            lab.egress(),
            lab.workFolder(),
            lab.seedFolder() == null ? null : lab.seedFolder().toString(),
            slice == null ? null : slice.memoryMebibytes(),
            slice != null && slice.cpuToo()
        };
        return jdbc.update(
                        """
                        update notebook set environment = ?, memory_mebibytes = ?, milli_cpus = ?, egress = ?,
                            work_folder = ?, seed_folder = ?, slice_mebibytes = ?, slice_cpu_too = ?
                        where id = ? and not (environment <=> ? and memory_mebibytes <=> ? and milli_cpus <=> ? and egress <=> ?
                            and work_folder <=> ? and seed_folder <=> ? and slice_mebibytes <=> ? and slice_cpu_too <=> ?)""",
                        Stream.of(values, new Object[] {id.value()}, values)
                                .flatMap(Arrays::stream)
                                .toArray())
                > 0;
    }

    Optional<Notebook> find(NotebookId id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /** In one query. */
    Map<NotebookId, Notebook> find(Collection<NotebookId> ids) {
        Map<NotebookId, Notebook> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(
                    """
                    select id, owner_id, course_id, title, revision, required_cells, required_done, changed_at
                    from notebook where id in (%s)""".formatted(places(ids)),
                    row -> {
                        Notebook notebook = notebook(row);
                        found.put(notebook.id(), notebook);
                    },
                    values(ids));
        }
        return found;
    }

    private static Notebook notebook(ResultSet row) throws SQLException {
        Instant changed = NotebookReading.instant(row, "changed_at");
        return new Notebook(
                new NotebookId(row.getLong("id")),
                new UserId(row.getLong("owner_id")),
                new CircleId(row.getLong("course_id")),
                row.getString("title"),
                row.getLong("revision"),
                row.getInt("required_cells"),
                row.getInt("required_done"),
                changed == null ? Instant.EPOCH : changed);
    }

    /** The first required cell, in the notebook's order, that has not run well since it was last edited. */
    Optional<String> nextCell(NotebookId id) {
        return jdbc.query("""
                        select c.cell_id
                        from notebook n
                        join json_table(n.cell_order, '$[*]'
                            columns (place for ordinality, cell varchar(64) path '$')) o
                        join notebook_cell c on c.notebook_id = n.id and c.cell_id = o.cell collate utf8mb4_bin
                        left join notebook_execution e on e.notebook_id = n.id and e.message_id = c.last_run
                        where n.id = ? and c.required and not c.deleted
                            and (c.edited_since_run or e.state is null or e.state <> 'DONE')
                        order by o.place limit 1""", (row, n) -> row.getString(1), id.value()).stream()
                .findFirst();
    }

    Map<NotebookId, Long> journalledTo(Collection<NotebookId> ids) {
        Map<NotebookId, Long> positions = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(
                    "select id, journalled_to from notebook where id in (" + places(ids) + ")",
                    row -> {
                        positions.put(new NotebookId(row.getLong(1)), row.getLong(2));
                    },
                    values(ids));
        }
        return positions;
    }

    List<NotebookId> withKernelOrRuns() {
        return jdbc.query("""
                select id from notebook where kernel_id is not null
                union select notebook_id from notebook_execution where ended_at is null""", (row, n) -> new NotebookId(row.getLong(1)));
    }

    long insertVersion(NotebookId notebook, String name, long revision, String content, Instant now) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into notebook_version (notebook_id, name, revision, content_hash, made_at) values (?, ?, ?, ?, ?)",
                            Statement.RETURN_GENERATED_KEYS);
                    insert.setLong(1, notebook.value());
                    insert.setString(2, name.length() > 200 ? name.substring(0, 200) : name);
                    insert.setLong(3, revision);
                    insert.setString(4, content);
                    insert.setObject(5, NotebookWriting.utc(now));
                    return insert;
                },
                key);
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /** Newest first. */
    List<NotebookVersion> versions(NotebookId notebook) {
        return jdbc.query(
                "select id, name, made_at from notebook_version where notebook_id = ? order by id desc",
                (row, n) -> {
                    Instant made = NotebookReading.instant(row, "made_at");
                    return new NotebookVersion(
                            row.getLong(1), notebook, row.getString(2), made == null ? Instant.EPOCH : made);
                },
                notebook.value());
    }

    Optional<String> versionContent(NotebookId notebook, long version) {
        return jdbc
                .query(
                        "select content_hash from notebook_version where notebook_id = ? and id = ?",
                        (row, n) -> row.getString(1),
                        notebook.value(),
                        version)
                .stream()
                .findFirst();
    }

    private static String places(Collection<?> ids) {
        return String.join(", ", Collections.nCopies(ids.size(), "?"));
    }

    private static Object[] values(Collection<NotebookId> ids) {
        return new ArrayList<>(ids).stream().map(id -> (Object) id.value()).toArray();
    }
}
