package io.paddock.capacity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of slices. */
@Repository
class SliceRows {

    private final JdbcClient jdbc;

    SliceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Slice> all() {
        return jdbc.sql("select * from capacity_slice order by node, parent, device")
                .query((row, _) -> slice(row))
                .list();
    }

    Optional<Slice> find(String device) {
        return jdbc.sql("select * from capacity_slice where device = :device")
                .param("device", device)
                .query((row, _) -> slice(row))
                .optional();
    }

    /** Seen now: new, known, or back again. Whether it is drained stays as it was. */
    void seen(Slice slice, Instant now) {
        jdbc.sql("""
                insert into capacity_slice (device, node, kind, model, parent, memory_mebibytes, seen_at)
                values (:device, :node, :kind, :model, :parent, :memory, :now)
                on duplicate key update node = values(node), kind = values(kind), model = values(model),
                    parent = values(parent), memory_mebibytes = values(memory_mebibytes), seen_at = values(seen_at),
                    lost_at = null""")
                .param("device", slice.device())
                .param("node", slice.node())
                .param("kind", slice.kind().name())
                .param("model", slice.model())
                .param("parent", slice.parent())
                .param("memory", slice.memoryMebibytes())
                .param("now", LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }

    void lost(String device, Instant now) {
        jdbc.sql("update capacity_slice set lost_at = :now where device = :device and lost_at is null")
                .param("now", LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                .param("device", device)
                .update();
    }

    void drain(String device, boolean drained) {
        jdbc.sql("update capacity_slice set drained = :drained where device = :device")
                .param("drained", drained)
                .param("device", device)
                .update();
    }

    private static Slice slice(ResultSet row) throws SQLException {
        Slice.State state = row.getObject("lost_at") != null
                ? Slice.State.LOST
                : row.getBoolean("drained") ? Slice.State.DRAINED : Slice.State.AVAILABLE;
        return new Slice(
                row.getString("device"),
                row.getString("node"),
                Slice.Kind.valueOf(row.getString("kind")),
                row.getString("model"),
                row.getString("parent"),
                row.getInt("memory_mebibytes"),
                state);
    }
}
