package io.paddock.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.paddock.base.language.Message;
import io.paddock.lab.GatewayAddress;
import io.paddock.lab.LabState;
import io.paddock.notebook.kernel.RealKernels;
import io.paddock.support.LabContainer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs cells on a real kernel in a real container, the database left out. */
@SuppressWarnings("NullAway.Init") // set by open(), which every test calls first
class RealKernelIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static LabContainer container;

    private CuttableWire wire;
    private RealFixture fixture;

    @BeforeAll
    static void startLab() {
        container = LabContainer.start(640);
    }

    @AfterAll
    static void endLab() {
        container.close();
    }

    @AfterEach
    void end() throws Exception {
        fixture.close();
        wire.close();
    }

    private RealFixture.Page open(String... sources) {
        wire = new CuttableWire(new InetSocketAddress(
                container.address().base().getHost(), container.address().base().getPort()));
        fixture = new RealFixture(
                new GatewayAddress(
                        URI.create("http://127.0.0.1:" + wire.port()),
                        container.address().token()),
                sources);
        return fixture.page();
    }

    @Test
    void runsAllShowsAPlotABarAndAResult() {
        var page = open(
                "import matplotlib.pyplot as plt\nx = [1, 2, 3]",
                "plt.plot(x)\nplt.show()",
                "from tqdm import tqdm\nimport time\nfor i in tqdm(range(5)):\n    time.sleep(0.01)",
                "sum(x)");

        page.runCells("c1", "c2", "c3", "c4");
        awaitState("c4", RunState.DONE);

        assertThat(fixture.json("c2")).contains("image/png");
        assertThat(fixture.text("c3")).contains("5/5").doesNotContain("0/5");
        var result = NotebookJson.MAPPER.readTree(fixture.json("c4"));
        assertThat(result.path("output_type").asString()).isEqualTo("execute_result");
        assertThat(result.path("data").path("text/plain").asString()).isEqualTo("6");
        assertThat(fixture.run("c4").count()).isEqualTo(4);
    }

    @Test
    void drawsBarsWithinBarsInPlace() {
        var page = open("from tqdm import tqdm\nimport time\nfor i in tqdm(range(3), desc='outer'):\n"
                + "    for j in tqdm(range(4), desc='inner'):\n        time.sleep(0.12)");

        page.runCells("c1");
        awaitState("c1", RunState.DONE);

        assertThat(fixture.text("c1").lines().filter(line -> line.contains("outer")))
                .singleElement()
                .asString()
                .contains("3/3");
        assertThat(fixture.text("c1")).doesNotContain("[A").contains("4/4");
    }

    @Test
    void endsAKernelThatWasLeftOver() {
        var page = open("1 + 1");
        var names = new KernelNames(new NotebookId(17));
        var left = RealKernels.client().startKernel(container.address(), "", names.next());

        page.runCells("c1");
        awaitState("c1", RunState.DONE);

        assertThat(RealKernels.client().kernels(container.address()))
                .filteredOn(running -> names.has(running.id()))
                .singleElement()
                .satisfies(running -> assertThat(running.id()).isNotEqualTo(left));
    }

    @Test
    void asksForALine() {
        var page = open("name = input('Name? ')\nprint('hello ' + name)");
        page.runCells("c1");
        await().atMost(PATIENCE).until(() -> !page.events("input").isEmpty());
        var request = NotebookJson.MAPPER
                .readTree(page.events("input").getFirst())
                .path("request")
                .asString();

        page.view.command("{\"c\":\"input\",\"request\":\"" + request + "\",\"text\":\"小明\"}");
        awaitState("c1", RunState.DONE);

        assertThat(fixture.text("c1")).isEqualTo("Name? 小明\nhello 小明\n");
    }

    @Test
    void interruptsAnEndlessLoop() {
        var page = open("print('on')\nwhile True:\n    pass", "print('never')");
        page.runCells("c1", "c2");
        await().atMost(PATIENCE).until(() -> fixture.text("c1").contains("on"));

        page.view.command("{\"c\":\"interrupt\"}");
        awaitState("c1", RunState.INTERRUPTED);

        assertThat(fixture.run("c2").state()).isEqualTo(RunState.CANCELLED);
        assertThat(fixture.json("c1")).contains("KeyboardInterrupt");
    }

    @Test
    void restartsAndRunsAll() {
        var page = open("try:\n    n += 1\nexcept NameError:\n    n = 1\nprint(n)");
        page.runCells("c1");
        awaitState("c1", RunState.DONE);
        page.runCells("c1");
        await().atMost(PATIENCE).until(() -> fixture.text("c1").equals("2\n"));

        page.view.command("{\"c\":\"restart\",\"run\":true}");

        await().atMost(PATIENCE).until(() -> fixture.text("c1").equals("1\n"));
    }

    @Test
    void saysThatTheKernelDiedAndHintsAtLostVariables() {
        var page = open("x = 1", "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "print(x)");
        page.runCells("c1", "c2");
        awaitState("c2", RunState.LOST);
        assertThat(fixture.why("c2")).isEqualTo("notebook.live.run.kernel-died");

        page.runCells("c3");
        awaitState("c3", RunState.FAILED);

        assertThat(fixture.why("c3")).isEqualTo("notebook.live.run.names-gone");
    }

    @Test
    void losesNothingWhenTheLinkIsCutAndMended() {
        var page = open("import time\nfor i in range(40):\n    print(i, flush=True)\n    time.sleep(0.05)");
        page.runCells("c1");
        await().atMost(PATIENCE).until(() -> fixture.text("c1").contains("5\n"));

        wire.cut();
        await().atMost(PATIENCE)
                .until(() -> !page.events("lab").stream()
                        .filter(event -> event.contains("reconnecting"))
                        .toList()
                        .isEmpty());
        wire.mend();
        awaitState("c1", RunState.DONE);

        assertThat(fixture.text("c1")).isEqualTo(lines(40));
    }

    @Test
    void goesOnAfterARestartOfTheApplication() {
        var page = open("import time\nfor i in range(60):\n    print(i, flush=True)\n    time.sleep(0.05)", "'next'");
        page.runCells("c1", "c2");
        await().atMost(PATIENCE).until(() -> fixture.text("c1").contains("5\n"));

        fixture.restart();
        awaitState("c2", RunState.DONE);

        assertThat(fixture.text("c1")).isEqualTo(lines(60));
        assertThat(fixture.run("c1").count()).isEqualTo(1);
        assertThat(fixture.run("c2").count()).isEqualTo(2);
    }

    @Test
    void keepsEveryLineOfAFlood() {
        var page = open("for i in range(20000):\n    print(i)");
        page.runCells("c1");
        awaitState("c1", RunState.DONE);

        assertThat(fixture.stream("c1").lines()).isEqualTo(20_000);
        await().atMost(PATIENCE)
                .until(() -> page.events("execution").stream().anyMatch(event -> event.contains("\"done\"")));
        assertThat(page.batches).hasSizeLessThan(200);
    }

    @Test
    void completesAndInspects() {
        var page = open("import math");
        page.runCells("c1");
        awaitState("c1", RunState.DONE);

        page.view.command("{\"c\":\"complete\",\"request\":\"q\",\"cell\":\"c1\",\"code\":\"math.sq\",\"offset\":7}");
        page.view.command("{\"c\":\"inspect\",\"request\":\"i\",\"cell\":\"c1\",\"code\":\"math.sqrt\",\"offset\":9}");

        await().atMost(PATIENCE).until(() -> !page.events("inspection").isEmpty());
        assertThat(page.events("completion").getFirst()).contains("sqrt");
        assertThat(page.events("inspection").getFirst()).contains("\"found\":true");
    }

    @Test
    void updatesDisplaysInPlaceAndClearsOutputs() {
        var page = open(
                "from IPython.display import display, clear_output\nh = display('a', display_id=True)",
                "h.update('b')\nprint('gone')\nclear_output(wait=True)\nprint('stays')");
        page.runCells("c1", "c2");
        awaitState("c2", RunState.DONE);

        assertThat(fixture.json("c1")).contains("'b'").doesNotContain("'a'");
        assertThat(fixture.text("c2")).isEqualTo("stays\n");
    }

    @Test
    void saysWhatHappenedWhenTheLabIsStopped() {
        var page = open("import time\nprint('on', flush=True)\ntime.sleep(600)");
        page.runCells("c1");
        await().atMost(PATIENCE).until(() -> fixture.text("c1").contains("on"));

        fixture.labChanged(LabState.STOPPED, Message.of("lab.ending.idle", 20));

        awaitState("c1", RunState.LOST);
        assertThat(fixture.why("c1")).isEqualTo("lab.ending.idle");
    }

    private void awaitState(String cell, RunState state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(fixture.run(cell).state()).isEqualTo(state));
    }

    private static String lines(int count) {
        return String.join("", IntStream.range(0, count).mapToObj(i -> i + "\n").toList());
    }
}
