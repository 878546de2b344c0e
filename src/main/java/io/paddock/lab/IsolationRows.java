package io.paddock.lab;

import io.paddock.lab.IsolationResult.Door;
import io.paddock.lab.IsolationResult.Result;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of the last isolation test. */
@Repository
class IsolationRows {

    private final JdbcClient jdbc;

    IsolationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void replace(List<IsolationResult> results) {
        for (IsolationResult result : results) {
            jdbc.sql("""
                    replace into lab_isolation (network, door, result, detail, tried_at)
                    values (:network, :door, :result, :detail, :now)""")
                    .param("network", result.network())
                    .param("door", result.door().name())
                    .param("result", result.result().name())
                    .param(
                            "detail",
                            result.detail()
                                    .substring(0, Math.min(500, result.detail().length())))
                    .param("now", LocalDateTime.ofInstant(result.triedAt(), ZoneOffset.UTC))
                    .update();
        }
    }

    List<IsolationResult> all() {
        return jdbc.sql("select network, door, result, detail, tried_at from lab_isolation order by network desc, door")
                .query((row, _) -> new IsolationResult(
                        row.getString("network"),
                        Door.valueOf(row.getString("door")),
                        Result.valueOf(row.getString("result")),
                        row.getString("detail"),
                        row.getObject("tried_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .list();
    }
}
