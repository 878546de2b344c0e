package io.paddock.capacity;

import io.paddock.account.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of leases and of the queue. */
@Repository
class LeaseRows {

    private static final String LIVE =
            "select holder, person, node, memory_mebibytes, milli_cpus, ahead, yielding, granted_at, ends_at,"
                    + " longest_until, slice, slice_mebibytes, slice_cpu_too from capacity_lease where live = 1";

    private final JdbcClient jdbc;

    LeaseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Held to the end of the transaction: decisions are taken one after the other. */
    void lock() {
        jdbc.sql("select id from capacity_gate where id = 1 for update")
                .query(Integer.class)
                .single();
    }

    List<Lease> live() {
        return jdbc.sql(LIVE + " order by id").query((row, _) -> lease(row)).list();
    }

    Optional<Lease> live(HolderId holder) {
        return jdbc.sql(LIVE + " and holder = :holder")
                .param("holder", holder.value())
                .query((row, _) -> lease(row))
                .optional();
    }

    List<Ask> queue() {
        return jdbc.sql("select holder, person, memory_mebibytes, milli_cpus, slice_mebibytes, slice_cpu_too"
                        + " from capacity_queue order by id")
                .query((row, _) -> new Ask(
                        new HolderId(row.getLong("holder")), new UserId(row.getLong("person")), need(row), false))
                .list();
    }

    void insert(Lease lease) {
        jdbc.sql("""
                insert into capacity_lease
                    (holder, person, node, memory_mebibytes, milli_cpus, ahead, granted_at, ends_at, longest_until,
                        slice, slice_mebibytes, slice_cpu_too)
                values (:holder, :person, :node, :memory, :cpus, :ahead, :granted, :ends, :longest,
                    :slice, :sliceMemory, :cpuToo)""")
                .param("holder", lease.holder().value())
                .param("person", lease.person().value())
                .param("node", lease.node())
                .param("memory", lease.need().memoryMebibytes())
                .param("cpus", lease.need().milliCpus())
                .param("ahead", lease.ahead())
                .param("granted", utc(lease.grantedAt()))
                .param("ends", utc(lease.endsAt()))
                .param("longest", utc(lease.longestUntil()))
                .param("slice", lease.slice())
                .param("sliceMemory", sliceMemory(lease.need()))
                .param("cpuToo", cpuToo(lease.need()))
                .update();
    }

    void setEnd(HolderId holder, Instant ends, Instant longest) {
        jdbc.sql(
                        "update capacity_lease set ends_at = :ends, longest_until = :longest where holder = :holder and live = 1")
                .param("ends", utc(ends))
                .param("longest", utc(longest))
                .param("holder", holder.value())
                .update();
    }

    void makeFirm(HolderId holder) {
        jdbc.sql("update capacity_lease set ahead = false where holder = :holder and live = 1 and not yielding")
                .param("holder", holder.value())
                .update();
    }

    void askToYield(HolderId holder) {
        jdbc.sql("update capacity_lease set yielding = true where holder = :holder and live = 1 and ahead")
                .param("holder", holder.value())
                .update();
    }

    boolean end(HolderId holder, Instant now) {
        // a clock that was set back must not make an end before its beginning
        return jdbc.sql("update capacity_lease set ended_at = :now where holder = :holder and live = 1")
                        .param("now", utc(now))
                        .param("holder", holder.value())
                        .update()
                > 0;
    }

    void enqueue(Ask ask, Instant now) {
        jdbc.sql("""
                insert into capacity_queue (holder, person, memory_mebibytes, milli_cpus, arrived_at, slice_mebibytes, slice_cpu_too)
                values (:holder, :person, :memory, :cpus, :now, :sliceMemory, :cpuToo)""")
                .param("holder", ask.holder().value())
                .param("person", ask.person().value())
                .param("memory", ask.need().memoryMebibytes())
                .param("cpus", ask.need().milliCpus())
                .param("sliceMemory", sliceMemory(ask.need()))
                .param("cpuToo", cpuToo(ask.need()))
                .param("now", utc(now))
                .update();
    }

    boolean dequeue(HolderId holder) {
        return jdbc.sql("delete from capacity_queue where holder = :holder")
                        .param("holder", holder.value())
                        .update()
                > 0;
    }

    private static Lease lease(ResultSet row) throws SQLException {
        return new Lease(
                new HolderId(row.getLong("holder")),
                new UserId(row.getLong("person")),
                row.getString("node"),
                need(row),
                row.getBoolean("ahead"),
                row.getBoolean("yielding"),
                instant(row, "granted_at"),
                instant(row, "ends_at"),
                instant(row, "longest_until"),
                row.getString("slice"));
    }

    private static ComputeNeed need(ResultSet row) throws SQLException {
        Integer slice = row.getObject("slice_mebibytes", Integer.class);
        return new ComputeNeed(
                row.getInt("memory_mebibytes"),
                row.getInt("milli_cpus"),
                slice == null ? null : new SliceNeed(slice, row.getBoolean("slice_cpu_too")));
    }

    private static @Nullable Integer sliceMemory(ComputeNeed need) {
        return need.slice() == null ? null : need.slice().memoryMebibytes();
    }

    private static boolean cpuToo(ComputeNeed need) {
        return need.slice() != null && need.slice().cpuToo();
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
