package io.paddock.notice;

import static io.paddock.notice.NoticeRows.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Repository;

/** Mail that is on its way. */
@Repository
class MailRows {

    static final Duration PATIENCE = Duration.ofHours(24);

    /** A mail that is to be tried now. */
    record Due(long notice, int tries, boolean last) {}

    private final JdbcClient jdbc;
    private final ObjectProvider<JavaMailSender> sender;

    MailRows(JdbcClient jdbc, ObjectProvider<JavaMailSender> sender) {
        this.jdbc = jdbc;
        this.sender = sender;
    }

    /** Whether a mail server is set. */
    boolean possible() {
        return sender.getIfAvailable() != null;
    }

    void enqueue(long notice, Instant now) {
        jdbc.sql("insert into notice_mail (notice, next_at, give_up_at) values (:notice, :now, :end)")
                .param("notice", notice)
                .param("now", utc(now))
                .param("end", utc(now.plus(PATIENCE)))
                .update();
    }

    List<Due> due(Instant now, int most) {
        return jdbc.sql("""
                        select notice, tries, give_up_at <= :now from notice_mail
                        where ended_at is null and next_at <= :now order by next_at limit :most""")
                .param("now", utc(now))
                .param("most", most)
                .query((row, _) -> new Due(row.getLong(1), row.getInt(2), row.getBoolean(3)))
                .list();
    }

    void sent(long notice, Instant now) {
        end(notice, "SENT", null, now);
    }

    void giveUp(long notice, String problem, Instant now) {
        end(notice, "GIVEN_UP", problem, now);
    }

    void retry(long notice, String problem, Instant at) {
        jdbc.sql("update notice_mail set tries = tries + 1, next_at = :at, problem = :problem where notice = :notice")
                .param("at", utc(at))
                .param("problem", cut(problem))
                .param("notice", notice)
                .update();
    }

    private void end(long notice, String outcome, @org.jspecify.annotations.Nullable String problem, Instant now) {
        jdbc.sql("""
                update notice_mail set tries = tries + 1, ended_at = :now, outcome = :outcome, problem = :problem
                where notice = :notice""")
                .param("now", utc(now))
                .param("outcome", outcome)
                .param("problem", problem == null ? null : cut(problem))
                .param("notice", notice)
                .update();
    }

    private static String cut(String problem) {
        return problem.length() <= 500 ? problem : problem.substring(0, 500);
    }
}
