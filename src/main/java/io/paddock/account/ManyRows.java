package io.paddock.account;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Adds many rows to a table with few statements, in the caller's transaction; names of tables and columns come from code alone. */
@Component
public class ManyRows {

    private static final int AT_ONCE = 250;

    private final JdbcTemplate database;

    ManyRows(JdbcTemplate database) {
        this.database = database;
    }

    /** @param rows the values of each, in the order of the columns */
    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(String table, List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
        rows.stream()
                .gather(Gatherers.windowFixed(AT_ONCE))
                .forEach(some -> database.update(statement(table, columns, some.size()), values(some)));
    }

    /**
     * The same, and reads what the database has made of the rows.
     *
     * @param returned columns of the new rows
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> List<T> insert(
            String table,
            List<String> columns,
            List<? extends List<? extends @Nullable Object>> rows,
            List<String> returned,
            RowMapper<T> made) {
        return rows.stream()
                .gather(Gatherers.windowFixed(AT_ONCE))
                .flatMap(some -> database
                        .query(
                                statement(table, columns, some.size()) + " returning " + String.join(", ", returned),
                                made,
                                values(some))
                        .stream())
                .toList();
    }

    private static String statement(String table, List<String> columns, int rows) {
        var row = "(" + "?, ".repeat(columns.size() - 1) + "?)";
        return "insert into " + table + " (" + String.join(", ", columns) + ") values " + (row + ", ").repeat(rows - 1)
                + row;
    }

    private static @Nullable Object[] values(List<? extends List<? extends @Nullable Object>> rows) {
        var values = new ArrayList<@Nullable Object>();
        rows.forEach(values::addAll);
        return values.toArray();
    }
}
