package io.paddock.allowance;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What pages read from the ledger; each list is one query. */
@Repository
class BalanceRows {

    /** Sums by circle. */
    record CircleSums(Credits balance, boolean pool, Credits students, Credits used) {

        static final CircleSums NONE = new CircleSums(Credits.NONE, false, Credits.NONE, Credits.NONE);
    }

    private final JdbcClient jdbc;

    BalanceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CourseBalance> courses(UserId person) {
        return jdbc.sql("""
                        select a.circle, a.balance - a.lowest + coalesce((select sum(h.balance) from allowance_account h
                                where h.kind = 'HOLD' and h.person = a.person and h.circle = a.circle), 0) as remaining,
                            (select coalesce(sum(amount), 0) from allowance_posting where to_account = a.id and kind = 'GRANT')
                                - (select coalesce(sum(amount), 0) from allowance_posting
                                    where from_account = a.id and kind in ('TRANSFER', 'EXPIRE')) as given,
                            coalesce((select p.balance from allowance_account p
                                where p.kind = 'CIRCLE' and p.circle = a.circle and p.pool), 0) as pool
                        from allowance_account a where a.kind = 'MEMBER' and a.person = :person order by a.id""")
                .param("person", person.value())
                .query((row, _) -> new CourseBalance(
                        new CircleId(row.getLong(1)),
                        new Credits(row.getLong(2)),
                        new Credits(row.getLong(3)),
                        new Credits(row.getLong(4))))
                .list();
    }

    Credits own(UserId person) {
        return new Credits(jdbc.sql(
                        "select coalesce(sum(balance), 0) from allowance_account where kind = 'PERSON' and person = :person")
                .param("person", person.value())
                .query(Long.class)
                .single());
    }

    /** What moved a person's accounts, newest first, with the balance after each. */
    List<LedgerEntry> history(UserId person, int offset, int limit) {
        return jdbc.sql("""
                        select m.*, (select count(*) from allowance_posting c
                            where c.attachment = m.attachment and c.minute_index is not null) as minutes
                        from (select t.*, sum(t.moved) over (partition by t.account order by t.id) as after_it
                            from (select a.id as account, a.circle, p.id, p.at, p.kind, p.actor, p.attachment, p.reason,
                                    -p.amount as moved
                                from allowance_account a join allowance_posting p on p.from_account = a.id
                                where a.person = :person and a.kind in ('MEMBER', 'PERSON')
                                union all
                                select a.id, a.circle, p.id, p.at, p.kind, p.actor, p.attachment, p.reason, p.amount
                                from allowance_account a join allowance_posting p on p.to_account = a.id
                                where a.person = :person and a.kind in ('MEMBER', 'PERSON')) t
                            order by id desc limit :limit offset :offset) m
                        order by m.id desc""")
                .param("person", person.value())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> entry(row))
                .list();
    }

    int historyCount(UserId person) {
        return jdbc.sql("""
                        select (select count(*) from allowance_account a join allowance_posting p on p.from_account = a.id
                                where a.person = :person and a.kind in ('MEMBER', 'PERSON'))
                            + (select count(*) from allowance_account a join allowance_posting p on p.to_account = a.id
                                where a.person = :person and a.kind in ('MEMBER', 'PERSON'))""")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    Map<CircleId, CircleSums> sums(Collection<CircleId> circles) {
        var sums = new HashMap<CircleId, CircleSums>();
        jdbc.sql("""
                        select a.circle, sum(if(a.kind = 'CIRCLE', a.balance, 0)), max(a.kind = 'CIRCLE' and a.pool),
                            sum(if(a.kind in ('MEMBER', 'HOLD'), a.balance, 0)),
                            coalesce((select sum(if(p.to_account = h.id, p.amount, -p.amount))
                                from allowance_account h join allowance_posting p
                                    on p.attachment = h.attachment and p.kind in ('HOLD', 'RELEASE', 'REFUND')
                                where h.kind = 'HOLD' and h.circle = a.circle), 0)
                                - sum(if(a.kind = 'HOLD', a.balance, 0))
                        from allowance_account a where a.circle in (:circles) group by a.circle""")
                .param("circles", circles.stream().map(CircleId::value).toList())
                .query((row, _) -> Map.entry(
                        new CircleId(row.getLong(1)),
                        new CircleSums(
                                new Credits(row.getLong(2)),
                                row.getBoolean(3),
                                new Credits(row.getLong(4)),
                                new Credits(row.getLong(5)))))
                .list()
                .forEach(entry -> sums.put(entry.getKey(), entry.getValue()));
        return sums;
    }

    Map<UserId, Credits> students(CircleId course) {
        var left = new HashMap<UserId, Credits>();
        jdbc.sql("""
                        select person, sum(balance) from allowance_account
                        where circle = :course and kind in ('MEMBER', 'HOLD') group by person""")
                .param("course", course.value())
                .query((row, _) -> Map.entry(new UserId(row.getLong(1)), new Credits(row.getLong(2))))
                .list()
                .forEach(entry -> left.put(entry.getKey(), entry.getValue()));
        return left;
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        long circle = row.getLong("circle");
        long actor = row.getLong("actor");
        return new LedgerEntry(
                row.getLong("id"),
                row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                PostingKind.valueOf(row.getString("kind")),
                circle == 0 ? Optional.empty() : Optional.of(new CircleId(circle)),
                new Credits(row.getLong("moved")),
                actor == 0 ? Optional.empty() : Optional.of(new UserId(actor)),
                row.getInt("minutes"),
                Optional.ofNullable(row.getString("reason")),
                new Credits(row.getLong("after_it")));
    }
}
