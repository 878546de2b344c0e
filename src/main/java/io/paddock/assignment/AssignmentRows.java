package io.paddock.assignment;

import static io.paddock.assignment.SqlTime.orNull;
import static io.paddock.assignment.SqlTime.utc;

import io.paddock.account.CircleId;
import io.paddock.assignment.sheet.Points;
import io.paddock.base.language.Language;
import io.paddock.capacity.ComputeNeed;
import io.paddock.capacity.SliceNeed;
import io.paddock.course.Localised;
import io.paddock.lab.EnvironmentName;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The tables of assignments and of their teachers' notebooks. */
@Repository
class AssignmentRows {

    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();

    AssignmentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes an assignment or brings it up to date; its dates stay as they are. */
    void put(AssignmentSource source) {
        var slice = source.need().slice();
        jdbc.sql("""
                insert into assignment (circle_id, course, name, title, environment, memory_mebibytes, milli_cpus,
                    slice_mebibytes, slice_cpu_too, egress, data_folder)
                values (:circle, :course, :name, :title, :environment, :memory, :cpus, :slice, :cpu_too, :egress, :data)
                on duplicate key update course = values(course), title = values(title), environment = values(environment),
                    memory_mebibytes = values(memory_mebibytes), milli_cpus = values(milli_cpus), slice_mebibytes = values(slice_mebibytes),
                    slice_cpu_too = values(slice_cpu_too), egress = values(egress), data_folder = values(data_folder), withdrawn = false""")
                .param("circle", source.circle().value())
                .param("course", source.course())
                .param("name", source.name())
                .param("title", title(source.title()))
                .param("environment", source.environment().value())
                .param("memory", source.need().memoryMebibytes())
                .param("cpus", source.need().milliCpus())
                .param("slice", slice == null ? null : slice.memoryMebibytes())
                .param("cpu_too", slice != null && slice.cpuToo())
                .param("egress", source.egress())
                .param(
                        "data",
                        source.dataFolder() == null ? null : source.dataFolder().toString())
                .update();
    }

    /** Those of a course that are not among these any more; how many were there until now. */
    int withdrawOthers(CircleId circle, Collection<String> names) {
        return jdbc.sql("""
                        update assignment set withdrawn = true
                        where circle_id = :circle and not withdrawn and name not in (:names)""")
                .param("circle", circle.value())
                .param("names", names.isEmpty() ? List.of("") : names)
                .update();
    }

    Optional<Assignment> find(AssignmentId id) {
        return jdbc.sql("select * from assignment where id = :id")
                .param("id", id.value())
                .query((row, _) -> assignment(row))
                .optional();
    }

    Map<AssignmentId, Assignment> find(Collection<AssignmentId> ids) {
        var found = new HashMap<AssignmentId, Assignment>();
        if (!ids.isEmpty()) {
            jdbc.sql("select * from assignment where id in (:ids)")
                    .param("ids", ids.stream().map(AssignmentId::value).toList())
                    .query((row, _) -> assignment(row))
                    .list()
                    .forEach(assignment -> found.put(assignment.id(), assignment));
        }
        return found;
    }

    List<Assignment> ofCircles(Collection<CircleId> circles) {
        if (circles.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select * from assignment where circle_id in (:circles) order by circle_id, id")
                .param("circles", circles.stream().map(CircleId::value).toList())
                .query((row, _) -> assignment(row))
                .list();
    }

    void setDates(AssignmentId id, Dates dates) {
        jdbc.sql("update assignment set opens_at = :opens, due_at = :due, closes_at = :closes where id = :id")
                .param("opens", utc(dates.opens()))
                .param("due", utc(dates.due()))
                .param("closes", utc(dates.closes()))
                .param("id", id.value())
                .update();
    }

    void setRules(AssignmentId id, HandInRules rules) {
        jdbc.sql("update assignment set late_percent = :percent, attempts = :attempts where id = :id")
                .param("percent", rules.latePercent())
                .param("attempts", rules.attempts())
                .param("id", id.value())
                .update();
    }

    /** Makes this the newest version of its language; one that was there before is not stored again. */
    void putVersion(AssignmentId id, Language language, String sha256, byte[] source, Points points, Instant now) {
        jdbc.sql("""
                insert into assignment_version (assignment_id, language, sha256, source, points, made_at)
                values (:assignment, :language, :sha256, :source, :points, :now)
                on duplicate key update made_at = values(made_at)""")
                .param("assignment", id.value())
                .param("language", language.tag())
                .param("sha256", sha256)
                .param("source", source)
                .param("points", points.hundredths())
                .param("now", utc(now))
                .update();
    }

    /** The newest version of each language. */
    Map<Language, Long> newestVersions(AssignmentId id) {
        var versions = new EnumMap<Language, Long>(Language.class);
        jdbc.sql("select language, id from assignment_version where assignment_id = :id order by made_at, id")
                .param("id", id.value())
                .query((row, _) ->
                        versions.put(Language.of(Locale.forLanguageTag(row.getString("language"))), row.getLong("id")))
                .list();
        return versions;
    }

    /** A version's language and the teacher's notebook. */
    record Version(Language language, byte[] source) {}

    Version version(long id) {
        return Objects.requireNonNull(versions(List.of(id)).get(id), () -> "no version " + id);
    }

    Map<Long, Version> versions(Collection<Long> ids) {
        var versions = new HashMap<Long, Version>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, language, source from assignment_version where id in (:ids)")
                    .param("ids", ids)
                    .query((row, _) -> versions.put(
                            row.getLong("id"),
                            new Version(
                                    Language.of(Locale.forLanguageTag(row.getString("language"))),
                                    row.getBytes("source"))))
                    .list();
        }
        return versions;
    }

    /** Points that can be had, of the newest versions. */
    Map<AssignmentId, Points> points(Collection<AssignmentId> ids) {
        var points = new HashMap<AssignmentId, Points>();
        if (!ids.isEmpty()) {
            jdbc.sql(
                            "select assignment_id, points from assignment_version where assignment_id in (:ids) order by made_at, id")
                    .param("ids", ids.stream().map(AssignmentId::value).toList())
                    .query((row, _) -> points.put(
                            new AssignmentId(row.getLong("assignment_id")), new Points(row.getLong("points"))))
                    .list();
        }
        return points;
    }

    private Assignment assignment(ResultSet row) throws SQLException {
        @Nullable String data = row.getString("data_folder");
        @Nullable Integer slice = row.getObject("slice_mebibytes", Integer.class);
        return new Assignment(
                new AssignmentId(row.getLong("id")),
                new CircleId(row.getLong("circle_id")),
                row.getString("course"),
                row.getString("name"),
                title(row.getString("title")),
                new EnvironmentName(row.getString("environment")),
                new ComputeNeed(
                        row.getInt("memory_mebibytes"),
                        row.getInt("milli_cpus"),
                        slice == null ? null : new SliceNeed(slice, row.getBoolean("slice_cpu_too"))),
                row.getBoolean("egress"),
                data == null ? null : Path.of(data),
                new Dates(orNull(row, "opens_at"), orNull(row, "due_at"), orNull(row, "closes_at")),
                new HandInRules(row.getInt("late_percent"), row.getObject("attempts", Integer.class)),
                row.getBoolean("withdrawn"));
    }

    private String title(Localised title) {
        var texts = json.createObjectNode();
        title.texts().forEach((language, text) -> texts.put(language.tag(), text));
        return json.writeValueAsString(texts);
    }

    private Localised title(String stored) {
        var texts = new EnumMap<Language, String>(Language.class);
        json.readTree(stored)
                .properties()
                .forEach(text -> texts.put(
                        Language.of(Locale.forLanguageTag(text.getKey())),
                        text.getValue().asString()));
        return new Localised(texts);
    }
}
