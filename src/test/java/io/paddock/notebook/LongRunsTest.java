package io.paddock.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.account.UserId;
import io.paddock.notebook.kernel.KernelMessage.ExecuteReply.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LongRunsTest {

    private final LiveFixture fixture = new LiveFixture(new SilentKernel(), "slow", "after");
    private final SilentKernel kernel = (SilentKernel) fixture.kernel;

    @Test
    void tellsOfALongRunThatEndsWhileNobodyLooks() {
        runAndLeave();
        fixture.pass(Duration.ofMinutes(3));
        kernel.endLast(Outcome.OK);
        assertThat(fixture.longRuns).as("another cell waits").isEmpty();

        fixture.pass(Duration.ofMinutes(2));
        kernel.endLast(Outcome.OK);

        assertThat(fixture.longRuns).containsExactly("DONE 5");
    }

    @Test
    void aTeacherWhoLooksDoesNotTellTheStudent() {
        fixture.page(new UserId(4711), true);
        runAndLeave();
        fixture.pass(Duration.ofMinutes(3));
        kernel.endLast(Outcome.ERROR);

        assertThat(fixture.longRuns).containsExactly("FAILED 3");
    }

    @Test
    void saysNothingToSomebodyWhoLooksAgain() {
        runAndLeave();
        fixture.pass(Duration.ofMinutes(3));
        fixture.page();
        kernel.endLast(Outcome.ERROR);

        assertThat(fixture.longRuns).isEmpty();
    }

    @Test
    void saysNothingOfShortRuns() {
        runAndLeave();
        fixture.pass(Duration.ofSeconds(100));
        kernel.endLast(Outcome.ERROR);

        assertThat(fixture.longRuns).isEmpty();
    }

    @Test
    void tellsThatARunWasBrokenOff() {
        runAndLeave();
        fixture.pass(Duration.ofMinutes(3));
        fixture.notebook.run(turn -> fixture.live.desk().interrupt());
        kernel.endLast(Outcome.ERROR);

        assertThat(fixture.longRuns).containsExactly("STOPPED 3");
    }

    private void runAndLeave() {
        var page = fixture.page();
        page.runCells("c1", "c2");
        fixture.pass(Duration.ofSeconds(1));
        page.view.close();
    }
}
