package io.paddock.allowance;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.account.Role;
import io.paddock.allowance.Grant.Target.OfCircle;
import io.paddock.allowance.Grant.Target.OfStudent;
import io.paddock.support.IntegrationTest;
import io.paddock.support.People;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process that charges a lab is killed (SIGKILL) at random points, again and again; the next one goes on. */
@IntegrationTest
class LedgerKillIT {

    private static final int KILLS = 6;

    @Autowired
    Ledger ledger;

    @Autowired
    AllowanceGrants grants;

    @Autowired
    AllowanceMetering metering;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    String url;

    @Value("${spring.datasource.username}")
    String user;

    @Value("${spring.datasource.password}")
    String password;

    @Test
    void losesNoCreditAndChargesNoMinuteTwice() throws Exception {
        var ground = people.ground();
        var platform = people.with(Role.PLATFORM_ADMIN, ground).id();
        var student = people.with(Role.STUDENT, ground).id();
        var course = ground.course().id();
        for (var circle : List.of(ground.institution().id(), ground.department().id(), course)) {
            grants.grant(platform, new Grant(new OfCircle(circle), Credits.of(1_000_000), ""));
        }
        grants.grant(platform, new Grant(new OfStudent(course, student), Credits.of(1_000_000), ""));
        var lab = new AttachmentId(8_000_001);
        jdbc.sql("insert into lab_meter (lab, since) values (:lab, '2026-11-24 08:00:00')")
                .param("lab", lab.value())
                .update();
        var random = new Random(42);
        long before = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            killAfter(200 + random.nextInt(700), lab, student.value(), course.value());

            assertThat(ledger.check()).isEqualTo(new LedgerCheck(0, 0));
            long counted = number("select metered from lab_meter where lab = :lab", lab);
            long charged =
                    number("select count(*) from allowance_posting where attachment = :lab and kind = 'CHARGE'", lab);
            long distinct =
                    number("select count(distinct minute_index) from allowance_posting where attachment = :lab", lab);
            assertThat(charged)
                    .as("as many charges as were counted")
                    .isEqualTo(counted)
                    .isEqualTo(distinct);
            assertThat(charged).as("nothing charged is lost").isGreaterThanOrEqualTo(before);
            before = charged;
        }
        assertThat(before).as("charged between the kills").isPositive();

        metering.settle(lab, Optional.empty());
        assertThat(ledger.find(AccountOwner.member(course, student))
                        .orElseThrow()
                        .balance())
                .isEqualTo(Credits.of(1_000_000 - before));
        assertThat(ledger.check()).isEqualTo(new LedgerCheck(0, 0));
    }

    private long number(String sql, AttachmentId lab) {
        return jdbc.sql(sql).param("lab", lab.value()).query(Long.class).single();
    }

    private void killAfter(int millis, AttachmentId lab, long student, long course)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LedgerVictim.class.getName(),
                        url,
                        user,
                        password,
                        lab.toString(),
                        Long.toString(student),
                        Long.toString(course))
                .redirectErrorStream(true)
                .start();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && !line.equals("ready")) {
                line = lines.readLine();
            }
            assertThat(line).as("the process works").isEqualTo("ready");
            assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS))
                    .as("it runs until it is killed")
                    .isFalse();
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
