package io.paddock.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.paddock.base.language.Language;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The container engine goes away, or is started again, while labs run. */
@FaultTest
class EngineFaultsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void goesOnWithoutAnEngineAndSaysWhatCannotBeDone(FaultGround ground) {
        var running = ground.student(Language.CHINESE);
        var ticking = running.notebook(Work.ticks(80, 0.1), "print(i)").open();
        ticking.run("c0");
        ticking.awaitText("c0", "3\n");
        var starting = ground.student(Language.ENGLISH);
        var started = starting.notebook("print('started')").open();
        started.run("c0");
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> starting.labStates().contains("STARTING"));

        ground.proxy().cut();
        var late = ground.student(Language.ENGLISH);
        var waiting = late.notebook("print('late')").open();
        await("Paddock has noticed")
                .atMost(PATIENCE)
                .until(() -> running.labs().toString().contains("容器引擎没有响应，正在等待恢复"));
        waiting.run("c0");
        waiting.awaitState("c0", "cancelled");
        assertThat(waiting.message("c0")).isEqualTo("not run: there is no kernel");
        waiting.awaitNotice("The container engine does not answer, so no lab can run");
        ticking.awaitState("c0", "done");
        assertThat(ticking.text("c0")).as("a cell that runs needs no engine").isEqualTo(Work.lines(80));
        started.awaitState("c0", "cancelled", "lost", "done");
        if (!started.state("c0").equals("done")) {
            assertThat(started.message("c0")).contains("The container engine");
        }

        ground.proxy().mend();
        await("Paddock goes on by itself")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(running.labs().toString()).contains("就绪"));
        ticking.run("c1");
        ticking.awaitState("c1", "done");
        assertThat(ticking.text("c1")).as("the same kernel").isEqualTo("79\n");
        waiting.runWhenThereIsALab("c0");
        started.runWhenThereIsALab("c0");
        ground.assertLabsAndContainersAgree();
        running.stopLabs();
        starting.stopLabs();
        late.stopLabs();
    }

    @Test
    void saysThatTheEngineWasRestartedAndStartsAnotherLab(FaultGround ground) {
        var engine = ground.ownEngine();
        var student = ground.student(Language.ENGLISH);
        var work = student.notebook(Work.ticks(3_000, 0.1), "print('again')").open();
        work.run("c0");
        work.awaitText("c0", "5\n");

        engine.stop();
        engine.start();

        work.awaitState("c0", "lost");
        // which of the two depends on whether the engine had the time to tell of the labs' ends before it ended itself
        assertThat(work.message("c0"))
                .isIn(
                        "The container engine was restarted, and all labs ended with it. Your files are kept; the next run starts a new lab.",
                        "The lab was ended from outside. Your files are kept; the next run starts a new lab.");
        assertThat(work.text("c0")).startsWith(Work.lines(5));
        await().atMost(PATIENCE).until(() -> student.labStates().isEmpty());
        work.runWhenThereIsALab("c1");
        ground.assertLabsAndContainersAgree();
        student.stopLabs();
    }
}
