package io.paddock.notice;

import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of notices and switches. */
@Repository
class NoticeRows {

    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();

    NoticeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty where this has been said before. */
    Optional<Notice> insert(
            UserId person,
            NoticeKind kind,
            Message message,
            String link,
            boolean shown,
            @Nullable String onceKey,
            Instant now) {
        var key = new GeneratedKeyHolder();
        try {
            jdbc.sql("""
                    insert into notice (person, kind, words, arguments, link, shown, at, once_key)
                    values (:person, :kind, :words, :arguments, :link, :shown, :now, :once)""")
                    .param("person", person.value())
                    .param("kind", kind.name())
                    .param("words", message.key())
                    .param("arguments", arguments(message))
                    .param("link", link)
                    .param("shown", shown)
                    .param("now", utc(now))
                    .param("once", onceKey)
                    .update(key);
        } catch (DuplicateKeyException _) {
            return Optional.empty();
        }
        long id = Objects.requireNonNull(key.getKey()).longValue();
        return Optional.of(new Notice(id, person, kind, message, link, now, false));
    }

    List<Notice> page(UserId person, int offset, int limit) {
        return jdbc.sql(
                        "select * from notice where person = :person and shown order by id desc limit :limit offset :offset")
                .param("person", person.value())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> notice(row))
                .list();
    }

    Optional<Notice> find(long id) {
        return jdbc.sql("select * from notice where id = :id")
                .param("id", id)
                .query((row, _) -> notice(row))
                .optional();
    }

    int count(UserId person) {
        return jdbc.sql("select count(*) from notice where person = :person and shown")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    int unread(UserId person) {
        return jdbc.sql("select count(*) from notice where person = :person and unread = 1 and shown")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    void read(UserId person, long id, Instant now) {
        jdbc.sql("update notice set read_at = :now where person = :person and id = :id and read_at is null")
                .param("now", utc(now))
                .param("person", person.value())
                .param("id", id)
                .update();
    }

    void readAll(UserId person, Instant now) {
        jdbc.sql("update notice set read_at = :now where person = :person and unread = 1")
                .param("now", utc(now))
                .param("person", person.value())
                .update();
    }

    Map<NoticeKind, NoticeSwitch> switches(UserId person) {
        var switches = new EnumMap<NoticeKind, NoticeSwitch>(NoticeKind.class);
        for (var kind : NoticeKind.values()) {
            switches.put(kind, NoticeSwitch.USUAL);
        }
        jdbc.sql("select kind, shown, mailed from notice_switch where person = :person")
                .param("person", person.value())
                .query((row, _) -> Map.entry(
                        NoticeKind.valueOf(row.getString(1)), new NoticeSwitch(row.getBoolean(2), row.getBoolean(3))))
                .list()
                .forEach(entry -> switches.put(entry.getKey(), entry.getValue()));
        return switches;
    }

    void set(UserId person, NoticeKind kind, NoticeSwitch wanted) {
        jdbc.sql("""
                insert into notice_switch (person, kind, shown, mailed) values (:person, :kind, :shown, :mailed)
                on duplicate key update shown = :shown, mailed = :mailed""")
                .param("person", person.value())
                .param("kind", kind.name())
                .param("shown", wanted.shown())
                .param("mailed", wanted.mailed())
                .update();
    }

    Optional<String> address(UserId person) {
        return jdbc.sql("select address from notice_address where person = :person")
                .param("person", person.value())
                .query(String.class)
                .optional();
    }

    void setAddress(UserId person, @Nullable String address) {
        jdbc.sql(address == null ? "delete from notice_address where person = :person" : """
                                insert into notice_address (person, address) values (:person, :address)
                                on duplicate key update address = :address""")
                .param("person", person.value())
                .param("address", address)
                .update();
    }

    private String arguments(Message message) {
        return json.writeValueAsString(message.arguments().stream()
                .map(argument -> argument instanceof Number ? argument : argument.toString())
                .toList());
    }

    private Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("id"),
                new UserId(row.getLong("person")),
                NoticeKind.valueOf(row.getString("kind")),
                new Message(
                        row.getString("words"),
                        json.readValue(row.getString("arguments"), new TypeReference<List<Object>>() {})),
                row.getString("link"),
                row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getObject("read_at") != null);
    }

    static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
