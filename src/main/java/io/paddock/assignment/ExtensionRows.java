package io.paddock.assignment;

import static io.paddock.assignment.SqlTime.instant;
import static io.paddock.assignment.SqlTime.utc;

import io.paddock.account.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of those who have longer. */
@Repository
class ExtensionRows {

    private final JdbcClient jdbc;

    ExtensionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In place of one that the person had. */
    void put(AssignmentId assignment, Extension extension, UserId by, Instant now) {
        jdbc.sql("""
                insert into assignment_extension (assignment_id, person_id, due_at, reason, given_by, given_at)
                values (:assignment, :person, :due, :reason, :by, :now)
                on duplicate key update due_at = values(due_at), reason = values(reason), given_by = values(given_by),
                    given_at = values(given_at)""")
                .param("assignment", assignment.value())
                .param("person", extension.person().value())
                .param("due", utc(extension.due()))
                .param("reason", extension.reason())
                .param("by", by.value())
                .param("now", utc(now))
                .update();
    }

    boolean delete(AssignmentId assignment, UserId person) {
        return jdbc.sql("delete from assignment_extension where assignment_id = :assignment and person_id = :person")
                        .param("assignment", assignment.value())
                        .param("person", person.value())
                        .update()
                == 1;
    }

    List<Extension> of(AssignmentId assignment) {
        return jdbc.sql(
                        "select * from assignment_extension where assignment_id = :assignment order by due_at, person_id")
                .param("assignment", assignment.value())
                .query((row, _) -> extension(row))
                .list();
    }

    /** A person's, by assignment. */
    Map<AssignmentId, Extension> of(UserId person, Collection<AssignmentId> assignments) {
        var extensions = new HashMap<AssignmentId, Extension>();
        if (!assignments.isEmpty()) {
            jdbc.sql("select * from assignment_extension where person_id = :person and assignment_id in (:ids)")
                    .param("person", person.value())
                    .param("ids", assignments.stream().map(AssignmentId::value).toList())
                    .query((row, _) -> extensions.put(new AssignmentId(row.getLong("assignment_id")), extension(row)))
                    .list();
        }
        return extensions;
    }

    private static Extension extension(ResultSet row) throws SQLException {
        return new Extension(new UserId(row.getLong("person_id")), instant(row, "due_at"), row.getString("reason"));
    }
}
