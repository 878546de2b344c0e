package io.paddock.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.paddock.assignment.AssignmentFixture;
import io.paddock.base.language.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** The database goes away while people work. */
@FaultTest
class DatabaseFaultsIT {

    private static final Duration AWAY = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(2);

    @Test
    void losesNothingWhileTheDatabaseIsKilledAndAwayForTenSeconds(FaultGround ground) throws Exception {
        var student = ground.student(Language.CHINESE);
        var work = student.notebook(Work.ticks(60, 0.1), "print('ran without a database')", "")
                .open();
        work.run("c0");
        work.awaitText("c0", "3\n");
        var killed = ground.paddock().database();

        var typed = new StringBuilder();
        try (var away = new Away(ground.paddock().data())) {
            killed.destroyForcibly();
            killed.onExit().join();
            work.run("c1");
            var end = System.nanoTime() + AWAY.toNanos();
            while (System.nanoTime() < end) {
                typed.insert(0, "字");
                var number = work.type("c2", "字");
                await("keystrokes are journalled, not waited for")
                        .atMost(SOON)
                        .pollDelay(Duration.ofMillis(250))
                        .untilAsserted(() -> assertThat(work.wasTaken(number))
                                .as("%s of %s", number, work.events("applied"))
                                .isTrue());
            }
            assertThat(work.events("execution").stream()
                            .filter(event -> event.path("cell").asString().equals("c1"))
                            .map(event -> event.path("state").asString()))
                    .as("cells end while the database is away")
                    .contains("done");
            var page = student.get("/notebooks/1/download", "text/html");
            assertThat(page.statusCode()).isEqualTo(500);
            assertThat(page.body()).contains("数据库暂时没有响应");
        }

        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(ground.rows("select source from notebook_cell where notebook_id = "
                                + work.id() + " and cell_id = 'c2'"))
                        .containsExactly(typed.toString()));
        assertThat(ground.paddock().database().pid()).isNotEqualTo(killed.pid());
        assertThat(work.text("c0")).isEqualTo(Work.lines(60));
        assertThat(work.text("c1")).isEqualTo("ran without a database\n");
        assertThat(work.source("c2")).isEqualTo(typed.toString());
        assertThat(ground.rows("select distinct state from notebook_execution where notebook_id = " + work.id()))
                .containsExactly("DONE");
        student.stopLabs();
    }

    @Test
    void keepsEveryHandInThatGotAReceiptAndNoOtherWhileTheDatabaseRestarts(FaultGround ground) throws Exception {
        var student = ground.student(Language.ENGLISH);
        var notebook = new String(AssignmentFixture.doubling().file(), StandardCharsets.UTF_8);
        var assignment = student.ask("assignment", student.asked().put("notebook", notebook))
                .path("id")
                .asLong();
        var told = new ArrayList<String>();
        var refused = 0;
        var line = 0;
        while (told.size() < 2) {
            told.add(handIn(student, assignment, ++line));
        }

        var killed = ground.paddock().database();
        try (var away = new Away(ground.paddock().data())) {
            killed.destroyForcibly();
            killed.onExit().join();
            try {
                told.add(handIn(student, assignment, ++line));
            } catch (AssertionError noReceipt) {
                refused++;
            }
        }
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (told.size() < 4 && System.nanoTime() < end) {
            try {
                told.add(handIn(student, assignment, ++line));
            } catch (AssertionError noReceipt) {
                refused++;
            }
        }

        assertThat(refused).as("no receipt without a database").isPositive();
        assertThat(told).hasSize(4);
        var works = " from assignment_submission s join assignment_work w on w.id = s.work_id where w.assignment_id = "
                + assignment + " and w.person_id = " + student.id();
        assertThat(ground.rows("select concat(s.id, ' ', s.sha256)" + works + " order by s.number"))
                .as("what got a receipt is there, in its order")
                .containsSubsequence(told);
        assertThat(ground.rows("select max(s.number) - count(*)" + works)).containsExactly("0");
        assertThat(ground.rows("select s.id" + works + " and sha2(s.content, 256) <> convert(s.sha256 using utf8mb4)"))
                .isEmpty();
        assertThat(ground.rows("select s.id" + works
                        + " and (select count(*) from grading_job j where j.submission_id = s.id) <> 1"))
                .as("each is graded once")
                .isEmpty();
        await("what was handed in is graded")
                .atMost(Duration.ofMinutes(3))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(ground.rows("select distinct j.state from grading_job j"
                                + " where j.submission_id in (select s.id" + works + ")"))
                        .containsExactly("DONE"));
    }

    private static String handIn(Student student, long assignment, int line) {
        var receipt = student.ask(
                "hand-in", student.asked().put("assignment", assignment).put("line", Integer.toString(line)));
        return receipt.path("id").asLong() + " " + receipt.path("sha256").asString();
    }

    /** Keeps the server from being started again. */
    private record Away(Path binary, Path aside) implements AutoCloseable {

        private Away(Path data) throws IOException {
            this(binary(data), binary(data).resolveSibling("aside"));
            Files.move(binary, aside);
        }

        private static Path binary(Path data) throws IOException {
            try (var entries = Files.list(data.resolve("mariadb"))) {
                return entries.filter(entry -> entry.getFileName().toString().startsWith("base-"))
                        .findFirst()
                        .orElseThrow()
                        .resolve("bin/mariadbd");
            }
        }

        @Override
        public void close() throws IOException {
            Files.move(aside, binary);
        }
    }
}
