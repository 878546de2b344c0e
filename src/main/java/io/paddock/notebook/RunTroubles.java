package io.paddock.notebook;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Which notebooks have cells that fail and fail again. */
@Service
public class RunTroubles {

    private static final String OPEN_FAILURES = """
            select t.notebook_id, max(t.failures) as failures, min(t.since) as since
            from (select e.notebook_id, e.cell_id, count(*) as failures, min(e.ended_at) as since
                from notebook_execution e
                join notebook_cell c on c.notebook_id = e.notebook_id and c.cell_id = e.cell_id
                where e.notebook_id in (:ids) and e.state = 'FAILED' and c.required and not c.deleted
                and not exists (select 1 from notebook_execution o
                    where o.notebook_id = e.notebook_id and o.cell_id = e.cell_id and o.state = 'DONE' and o.id > e.id)
                group by e.notebook_id, e.cell_id) t
            group by t.notebook_id""";

    private final JdbcClient jdbc;

    RunTroubles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In one query, on behalf of Paddock itself; notebooks without trouble are left out. */
    public Map<NotebookId, RunTrouble> of(Collection<NotebookId> notebooks) {
        var troubles = new HashMap<NotebookId, RunTrouble>();
        if (!notebooks.isEmpty()) {
            jdbc.sql(OPEN_FAILURES)
                    .param("ids", notebooks.stream().map(NotebookId::value).toList())
                    .query((row, _) -> troubles.put(
                            new NotebookId(row.getLong("notebook_id")),
                            new RunTrouble(
                                    row.getInt("failures"),
                                    row.getObject("since", LocalDateTime.class).toInstant(ZoneOffset.UTC))))
                    .list();
        }
        return troubles;
    }
}
