package io.paddock.allowance;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of accounts and postings; balances, floors and "never changed" are kept by the tables themselves. */
@Repository
class Ledger {

    private static final String ACCOUNT =
            "select id, kind, circle, person, attachment, balance, lowest, pool from allowance_account ";
    private static final String POST = """
            insert into allowance_posting
                (kind, from_account, to_account, amount, at, actor, attachment, minute_index, once_key, reason)
            values (:kind, :from, :to, :amount, :at, :actor, :attachment, :minute, :once, :reason)""";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Clock clock;

    Ledger(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    Optional<LedgerAccount> find(AccountOwner owner) {
        return jdbc.sql(ACCOUNT + "where kind = :kind and circle = :circle and person = :person and attachment = :lab")
                .param("kind", owner.kind().name())
                .param("circle", owner.circle())
                .param("person", owner.person())
                .param("lab", owner.attachment())
                .query((row, _) -> account(row))
                .optional();
    }

    /** The id of an account, opened where it is not there yet. */
    long open(AccountOwner owner) {
        return find(owner).map(LedgerAccount::id).orElseGet(() -> {
            jdbc.sql("""
                    insert into allowance_account (kind, circle, person, attachment, opened_at)
                    values (:kind, :circle, :person, :lab, :now) on duplicate key update id = id""")
                    .param("kind", owner.kind().name())
                    .param("circle", owner.circle())
                    .param("person", owner.person())
                    .param("lab", owner.attachment())
                    .param("now", now())
                    .update();
            // a transaction that began earlier does not see what another has just opened, except to lock it
            return jdbc.sql("""
                            select id from allowance_account
                            where kind = :kind and circle = :circle and person = :person and attachment = :lab for update""")
                    .param("kind", owner.kind().name())
                    .param("circle", owner.circle())
                    .param("person", owner.person())
                    .param("lab", owner.attachment())
                    .query(Long.class)
                    .single();
        });
    }

    Optional<LedgerAccount> hold(AttachmentId attachment) {
        return jdbc.sql(ACCOUNT + "where kind = 'HOLD' and attachment = :lab")
                .param("lab", attachment.value())
                .query((row, _) -> account(row))
                .optional();
    }

    List<LedgerAccount> holds(Collection<AttachmentId> attachments) {
        return attachments.isEmpty()
                ? List.of()
                : jdbc.sql(ACCOUNT + "where kind = 'HOLD' and attachment in (:labs)")
                        .param(
                                "labs",
                                attachments.stream().map(AttachmentId::value).toList())
                        .query((row, _) -> account(row))
                        .list();
    }

    List<LedgerAccount> openHolds() {
        return jdbc.sql(ACCOUNT + "where kind = 'HOLD' and balance > 0 order by id")
                .query((row, _) -> account(row))
                .list();
    }

    /** Accounts as they are now, kept from others to the end of the transaction; always locked in the order of ids. */
    List<LedgerAccount> lock(Collection<Long> ids) {
        var locked = new ArrayList<LedgerAccount>();
        for (long id : new TreeSet<>(ids)) {
            locked.add(jdbc.sql(ACCOUNT + "where id = :id for update")
                    .param("id", id)
                    .query((row, _) -> account(row))
                    .single());
        }
        return locked;
    }

    LedgerAccount lock(long id) {
        return lock(List.of(id)).getFirst();
    }

    void post(List<Posting> postings) {
        var at = now();
        batches.batchUpdate(
                POST, postings.stream().map(posting -> values(posting, at)).toArray(SqlParameterSource[]::new));
    }

    boolean posted(String onceKey) {
        return jdbc.sql("select count(*) from allowance_posting where once_key = :once")
                        .param("once", onceKey)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** What was set aside for a lab, newest first. */
    List<Tranche> tranches(AttachmentId attachment) {
        return jdbc.sql("""
                        select from_account, amount from allowance_posting
                        where attachment = :lab and kind = 'HOLD' order by id desc""")
                .param("lab", attachment.value())
                .query((row, _) -> new Tranche(row.getLong(1), new Credits(row.getLong(2))))
                .list();
    }

    /** What a lab's last minutes cost. */
    Credits charged(AttachmentId attachment, int lastMinutes) {
        return new Credits(jdbc.sql("""
                        select coalesce(sum(amount), 0) from (
                            select amount from allowance_posting
                            where attachment = :lab and minute_index is not null
                            order by minute_index desc limit :minutes) latest""")
                .param("lab", attachment.value())
                .param("minutes", lastMinutes)
                .query(Long.class)
                .single());
    }

    boolean metered(CircleId institution) {
        return find(AccountOwner.circle(institution)).isPresent();
    }

    /** The accounts of students in a course. */
    List<Long> members(CircleId course) {
        return jdbc.sql("select id from allowance_account where kind = 'MEMBER' and circle = :course order by id")
                .param("course", course.value())
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /** What is set aside for labs of a course's students and would go back to their accounts there, by these accounts. */
    Map<Long, Credits> heldFrom(CircleId course) {
        var held = new HashMap<Long, Credits>();
        jdbc.sql("""
                        select m.id, sum(h.balance) from allowance_account h
                        join allowance_account m on m.kind = 'MEMBER' and m.circle = h.circle and m.person = h.person
                        where h.kind = 'HOLD' and h.circle = :course and h.balance > 0
                            and m.id = (select p.from_account from allowance_posting p
                                where p.attachment = h.attachment and p.kind = 'HOLD' order by p.id desc limit 1)
                        group by m.id""")
                .param("course", course.value())
                .query((row, _) -> held.put(row.getLong(1), new Credits(row.getLong(2))))
                .list();
        return held;
    }

    /** What an account's balance never goes under. */
    void setLowest(long account, Credits lowest) {
        jdbc.sql("update allowance_account set lowest = :lowest where id = :id")
                .param("lowest", lowest.milli())
                .param("id", account)
                .update();
    }

    void setPool(long account, boolean pool) {
        jdbc.sql("update allowance_account set pool = :pool where id = :id")
                .param("pool", pool)
                .param("id", account)
                .update();
    }

    /** Zero, whatever has happened: all balances, and those that postings alone would give. */
    LedgerCheck check() {
        return jdbc.sql("""
                        select (select coalesce(sum(balance), 0) from allowance_account)
                                + (select coalesce(sum(if(p.to_account = u.id, p.amount, -p.amount)), 0)
                                    from allowance_posting p join allowance_account u on u.kind = 'USAGE'
                                        and u.id in (p.from_account, p.to_account)) as total,
                            (select count(*) from allowance_account a where a.kind <> 'USAGE' and a.balance <>
                                (select coalesce(sum(amount), 0) from allowance_posting where to_account = a.id)
                                - (select coalesce(sum(amount), 0) from allowance_posting where from_account = a.id)) as wrong""")
                .query((row, _) -> new LedgerCheck(row.getLong(1), row.getLong(2)))
                .single();
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static SqlParameterSource values(Posting posting, LocalDateTime at) {
        UserId actor = posting.actor();
        AttachmentId attachment = posting.attachment();
        return new MapSqlParameterSource()
                .addValue("kind", posting.kind().name())
                .addValue("from", posting.from())
                .addValue("to", posting.to())
                .addValue("amount", posting.amount().milli())
                .addValue("at", at)
                .addValue("actor", actor == null ? null : actor.value())
                .addValue("attachment", attachment == null ? null : attachment.value())
                .addValue("minute", posting.minute())
                .addValue("once", posting.onceKey())
                .addValue("reason", posting.reason());
    }

    private static LedgerAccount account(ResultSet row) throws SQLException {
        return new LedgerAccount(
                row.getLong("id"),
                new AccountOwner(
                        AccountKind.valueOf(row.getString("kind")),
                        row.getLong("circle"),
                        row.getLong("person"),
                        row.getLong("attachment")),
                new Credits(row.getLong("balance")),
                new Credits(row.getLong("lowest")),
                row.getBoolean("pool"));
    }
}
