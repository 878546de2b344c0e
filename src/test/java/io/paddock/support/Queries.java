package io.paddock.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.util.Objects;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Counts the statements that are sent, so that a list does not cost a query a row. */
public final class Queries {

    private final Statistics statistics;

    private final JdbcTemplate database;
    private final TransactionOperations transactions;

    Queries(EntityManagerFactory factory, JdbcTemplate database, TransactionOperations transactions) {
        statistics = factory.unwrap(SessionFactory.class).getStatistics();
        this.database = database;
        this.transactions = transactions;
    }

    /** Runs something inside a transaction; how many statements its connection sent, by whatever way. */
    public long counted(Supplier<?> work) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var before = sent();
            var _ = work.get();
            return sent() - before - 1;
        }));
    }

    private long sent() {
        return Objects.requireNonNull(database.queryForObject(
                "select variable_value from information_schema.session_status where variable_name = 'QUESTIONS'",
                Long.class));
    }

    /** Runs something and fails if Hibernate sent more statements than this. */
    public <T> T atMost(long most, Supplier<T> work) {
        var before = statistics.getPrepareStatementCount();
        var result = work.get();
        assertThat(statistics.getPrepareStatementCount() - before)
                .as("statements sent")
                .isLessThanOrEqualTo(most);
        return result;
    }
}
