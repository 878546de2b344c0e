package io.paddock.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.paddock.base.language.Language;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Kill -9 of the application while labs run, and another start on the same data. */
@FaultTest
class KilledApplicationIT {

    @Test
    void goesOnWithCellsAndLabsWhereItLeftOff(FaultGround ground) {
        var runs = ground.student(Language.ENGLISH);
        var ticking = runs.notebook(Work.ticks(250, 0.1), "print('after', i)").open();
        ticking.run("c0", "c1");
        var starts = ground.student(Language.CHINESE);
        var starting = starts.notebook("print('first')", "print('second')").open();
        starting.run("c0");
        starting.awaitState("c0", "done");
        ticking.awaitText("c0", "5\n");
        var label = ground.label();
        var image = ground.labImage();
        var networks = ground.engine().words("network", "ls", "-q", "--filter", "label=" + label);
        var database = ground.paddock().database();
        var labOfStarting = lab(starts);

        ground.paddock().kill();
        assertThat(database.isAlive())
                .as("the database outlives its application")
                .isTrue();
        // as if it had been killed between the start of a container and the record of it
        ground.update("update lab set state = 'STARTING', container = null where id = " + labOfStarting);
        var nobodys = ground.engine()
                .words("run", "-d", "--label", label, "--label", "io.paddock.lab=987654", image, "sleep", "600")
                .getFirst();
        ground.paddock().start();

        assertThat(database.isAlive())
                .as("the database of the killed application")
                .isFalse();
        ticking.awaitState("c1", "done");
        assertThat(ticking.state("c0")).isEqualTo("done");
        assertThat(ticking.message("c0")).isEmpty();
        assertThat(ticking.text("c0")).isEqualTo(Work.lines(250));
        assertThat(ticking.text("c1")).isEqualTo("after 249\n");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(starts.labStates()).containsExactly("READY"));
        assertThat(ground.engine().words("ps", "-aq", "--no-trunc")).doesNotContain(nobodys);
        assertThat(ground.engine().words("network", "ls", "-q", "--filter", "label=" + label))
                .containsExactlyInAnyOrderElementsOf(networks);
        ground.assertLabsAndContainersAgree();
        assertThat(runs.labStates()).containsExactly("READY");

        starting.open().run("c1");
        starting.awaitState("c1", "done", "cancelled");
        if (starting.state("c1").equals("cancelled")) {
            // asked for in the moment in which the kernel was found to have gone with its container: said so, and the
            // next run has a new one
            assertThat(starting.message("c1")).contains("内核意外退出");
            starting.run("c1");
            starting.awaitState("c1", "done");
        }
        starts.stopLabs();
        runs.stopLabs();
    }

    private static long lab(Student student) {
        return student.labs().path(0).path("id").asLong();
    }
}
