package io.paddock.lab;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.capacity.ComputeNeed;
import io.paddock.capacity.SliceNeed;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of labs. */
@Repository
class LabRows {

    private static final String ALL = "select * from lab where ";

    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();

    LabRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<LabRecord> find(LabId id) {
        return jdbc.sql(ALL + "id = :id")
                .param("id", id.value())
                .query((row, _) -> lab(row))
                .optional();
    }

    Optional<LabRecord> findLive(LabRequest request) {
        return jdbc.sql(ALL + "owner = :owner and course = :course and environment = :environment and live = 1")
                .param("owner", request.owner().value())
                .param("course", request.course().value())
                .param("environment", request.environment().value())
                .query((row, _) -> lab(row))
                .optional();
    }

    List<LabRecord> live(UserId owner) {
        return jdbc.sql(ALL + "owner = :owner and live = 1 order by id desc")
                .param("owner", owner.value())
                .query((row, _) -> lab(row))
                .list();
    }

    /** The newest labs of a person that have ended. */
    List<LabRecord> ended(UserId owner, int most) {
        return jdbc.sql(ALL + "owner = :owner and live is null order by id desc limit :most")
                .param("owner", owner.value())
                .param("most", most)
                .query((row, _) -> lab(row))
                .list();
    }

    /** Labs of some courses that have not ended, the oldest first. */
    List<LabRecord> live(Collection<CircleId> courses) {
        return courses.isEmpty()
                ? List.of()
                : jdbc.sql(ALL + "live = 1 and course in (:courses) order by id")
                        .param("courses", courses.stream().map(CircleId::value).toList())
                        .query((row, _) -> lab(row))
                        .list();
    }

    List<LabRecord> live() {
        return jdbc.sql(ALL + "live = 1 order by id")
                .query((row, _) -> lab(row))
                .list();
    }

    /** Labs that wait for a place, the oldest first. */
    List<LabRecord> waiting() {
        return jdbc.sql(ALL + "live = 1 and state = 'WAITING' order by id")
                .query((row, _) -> lab(row))
                .list();
    }

    /** Empty where somebody was faster. */
    Optional<LabRecord> insert(LabRequest request, Instant now) {
        var key = new GeneratedKeyHolder();
        try {
            jdbc.sql("""
                    insert into lab (owner, course, environment, memory_mebibytes, milli_cpus, egress, work_folder,
                        seed_folder, slice_mebibytes, slice_cpu_too, state, opened_at)
                    values (:owner, :course, :environment, :memory, :cpus, :egress, :folder, :seed, :slice, :cpuToo,
                        'WAITING', :now)""")
                    .param("owner", request.owner().value())
                    .param("course", request.course().value())
                    .param("environment", request.environment().value())
                    .param("memory", request.need().memoryMebibytes())
                    .param("cpus", request.need().milliCpus())
                    .param("egress", request.egress())
                    .param(
                            "slice",
                            request.need().slice() == null
                                    ? null
                                    : request.need().slice().memoryMebibytes())
                    .param(
                            "cpuToo",
                            request.need().slice() != null
                                    && request.need().slice().cpuToo())
                    .param("folder", request.workFolder())
                    .param(
                            "seed",
                            request.seedFolder() == null
                                    ? null
                                    : request.seedFolder().toAbsolutePath().toString())
                    .param("now", utc(now))
                    .update(key);
        } catch (DuplicateKeyException _) {
            return Optional.empty();
        }
        return find(new LabId(Objects.requireNonNull(key.getKey()).longValue()));
    }

    void delete(LabId id) {
        jdbc.sql("delete from lab where id = :id and state = 'WAITING'")
                .param("id", id.value())
                .update();
    }

    /** False where the lab is not in the state that it is moved from. */
    boolean move(LabId id, LabState from, LabState to, @Nullable Message ending, Instant now) {
        return jdbc.sql("""
                        update lab set state = :to, ending_key = :key, ending_arguments = :arguments,
                            ready_at = if(:to = 'READY', :now, ready_at),
                            ended_at = if(:to in ('STOPPED', 'FAILED'), :now, null)
                        where id = :id and state = :from""")
                        .param("to", to.name())
                        .param("key", ending == null ? null : ending.key())
                        .param("arguments", ending == null ? null : arguments(ending))
                        .param("now", utc(now))
                        .param("id", id.value())
                        .param("from", from.name())
                        .update()
                > 0;
    }

    void setContainer(LabId id, String container, String imageDigest) {
        jdbc.sql("update lab set container = :container, image_digest = :digest where id = :id")
                .param("container", container)
                .param("digest", imageDigest)
                .param("id", id.value())
                .update();
    }

    /** Does without a GPU; only while it waits for one. */
    boolean dropSlice(LabId id) {
        return jdbc.sql(
                                "update lab set slice_mebibytes = null, slice_cpu_too = false where id = :id and state = 'WAITING'"
                                        + " and slice_mebibytes is not null and slice_cpu_too")
                        .param("id", id.value())
                        .update()
                > 0;
    }

    private String arguments(Message ending) {
        return json.writeValueAsString(ending.arguments().stream()
                .map(argument -> argument instanceof Number ? argument : argument.toString())
                .toList());
    }

    private LabRecord lab(ResultSet row) throws SQLException {
        String seed = row.getString("seed_folder");
        String endingKey = row.getString("ending_key");
        return new LabRecord(
                new LabId(row.getLong("id")),
                new UserId(row.getLong("owner")),
                new CircleId(row.getLong("course")),
                new EnvironmentName(row.getString("environment")),
                need(row),
                row.getBoolean("egress"),
                row.getString("work_folder"),
                seed == null ? null : Path.of(seed),
                LabState.valueOf(row.getString("state")),
                endingKey == null ? null : new Message(endingKey, arguments(row.getString("ending_arguments"))),
                row.getString("container"),
                row.getString("image_digest"),
                row.getObject("opened_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }

    private static ComputeNeed need(ResultSet row) throws SQLException {
        Integer slice = row.getObject("slice_mebibytes", Integer.class);
        return new ComputeNeed(
                row.getInt("memory_mebibytes"),
                row.getInt("milli_cpus"),
                slice == null ? null : new SliceNeed(slice, row.getBoolean("slice_cpu_too")));
    }

    private List<Object> arguments(@Nullable String text) {
        return text == null ? List.of() : json.readValue(text, new TypeReference<List<Object>>() {});
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
