package io.paddock.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.base.language.Message;
import io.paddock.lab.LabOpening;
import io.paddock.lab.LabState;
import io.paddock.notebook.kernel.CloseReason;
import io.paddock.notebook.kernel.ExecutionState;
import io.paddock.notebook.kernel.KernelMessage;
import io.paddock.notebook.kernel.KernelMessage.ExecuteReply.Outcome;
import io.paddock.notebook.kernel.MessageId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveNotebookTest {

    @Test
    void runsAllCellsInOrderAndShowsWhatTheyPrint() {
        var fixture = new LiveFixture(new FakeKernel(), "one", "two", "three");
        var page = fixture.page();

        page.runCells("c1", "c2", "c3");
        fixture.pass(Duration.ofSeconds(1));

        assertThat(fixture.kernel.ran).containsExactly("one", "two", "three");
        assertThat(fixture.text("c2")).isEqualTo("two\n");
        assertThat(fixture.state("c3")).isEqualTo(RunState.DONE);
        assertThat(fixture.run("c3").count()).isEqualTo(3);
        assertThat(page.events("execution").getLast())
                .contains("\"cell\":\"c3\"")
                .contains("\"state\":\"done\"");
        assertThat(page.events("lab").getLast()).contains("\"kernel\":\"idle\"").contains("\"queued\":0");
    }

    @Test
    void aLabThatWasStartedAheadCountsOnceACellRunsInIt() {
        var fixture = new LiveFixture(new FakeKernel(), "one", "two");
        var page = fixture.page();
        fixture.notebook.run(turn -> fixture.live.desk().life().want(LiveFixture.STUDENT, true));
        fixture.pass(Duration.ofSeconds(1));
        assertThat(fixture.labs.calls).contains("open ahead").doesNotContain("open");

        page.runCells("c1");
        page.runCells("c2");

        assertThat(fixture.kernel.ran).containsExactly("one", "two");
        assertThat(fixture.labs.calls).containsOnlyOnce("open");
    }

    @Test
    void nothingBeginsInALabThatWasStartedAheadAndMayNotBeUsed() {
        var fixture = new LiveFixture(new SilentKernel(), "one", "two");
        var page = fixture.page();
        fixture.notebook.run(turn -> fixture.live.desk().life().want(LiveFixture.STUDENT, true));
        fixture.pass(Duration.ofSeconds(1));
        fixture.labs.answer = new LabOpening.Refused(List.of(Message.of("allowance.lacking.student")));

        page.runCells("c1", "c2");
        fixture.pass(Duration.ofSeconds(1));

        assertThat(String.join("", page.events)).contains("allowance.lacking.student");
        assertThat(fixture.state("c1")).isEqualTo(RunState.CANCELLED);
        assertThat(fixture.state("c2")).isEqualTo(RunState.CANCELLED);
        assertThat(fixture.why("c2")).isEqualTo("notebook.live.run.no-kernel");
    }

    @Test
    void whatHasBegunInALabThatMayNotBeUsedIsBrokenOff() {
        var fixture = new LiveFixture(new SilentKernel(), "one", "two");
        var page = fixture.page();
        beginInALabThatNobodyHasClaimed(fixture, page);
        fixture.labs.answer = new LabOpening.Refused(List.of(Message.of("allowance.lacking.student")));

        page.runCells("c2");
        fixture.pass(Duration.ofSeconds(1));

        assertThat(fixture.kernel.calls).contains("interrupt");
        assertThat(fixture.state("c2")).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void aRunIsNotCancelledByTheRefusalOfAStartAheadOfIt() {
        var fixture = new LiveFixture(new FakeKernel(), "one");
        var page = fixture.page();
        fixture.labs.answer = new LabOpening.Refused(List.of(Message.of("test.nothing-idle")));
        fixture.labs.meanwhile = () -> {
            fixture.labs.answer = null;
            page.runCells("c1");
        };

        fixture.notebook.run(turn -> fixture.live.desk().life().want(LiveFixture.STUDENT, true));
        fixture.pass(Duration.ofSeconds(1));

        assertThat(fixture.labs.calls).startsWith("open ahead", "open");
        assertThat(fixture.state("c1")).isEqualTo(RunState.DONE);
        assertThat(String.join("", page.events)).doesNotContain("test.nothing-idle");
    }

    @Test
    void saysSoWhenTheLabEndedBeforeItsAnswerCame() {
        var fixture = new LiveFixture(new FakeKernel(), "one");
        fixture.labs.next = LabState.STARTING;
        fixture.labs.meanwhile = () -> {
            var failed = fixture.labs.now(LabState.FAILED, Message.of("test.failed"));
            fixture.notebook.run(turn -> fixture.live.desk().life().labChanged(failed));
        };
        var page = fixture.page();

        page.runCells("c1");
        fixture.pass(Duration.ofSeconds(1));

        assertThat(fixture.state("c1")).isEqualTo(RunState.CANCELLED);
        assertThat(fixture.why("c1")).isEqualTo("test.failed");
    }

    @Test
    void newsOfALabsStartThatComesLateChangesNothing() {
        var fixture = new LiveFixture(new FakeKernel(), "one");
        fixture.labs.next = LabState.STARTING;
        var page = fixture.page();
        page.runCells("c1");
        var starting = fixture.labs.only();
        var ready = fixture.labs.now(LabState.READY, Message.of("test.ready"));
        fixture.notebook.run(turn -> fixture.live.desk().life().labChanged(ready));

        fixture.notebook.run(turn -> fixture.live.desk().life().labChanged(starting));
        fixture.pass(Duration.ofSeconds(1));

        assertThat(fixture.state("c1")).isEqualTo(RunState.DONE);
        assertThat(page.events("lab").getLast()).contains("\"state\":\"ready\"");
    }

    @Test
    void showsTheFirstOutputOfARunAtOnceAndAFloodAtAPace() {
        var fixture = new LiveFixture(new SilentKernel(), "slow");
        var kernel = (SilentKernel) fixture.kernel;
        var page = fixture.page();
        fixture.pass(Duration.ofSeconds(1));
        page.answers = false;
        page.runCells("c1");
        kernel.print(kernel.last(), "first\n");
        page.answers = true;

        page.view.received(
                NotebookJson.MAPPER.readTree(page.batches.getLast()).path("to").asLong());

        assertThat(String.join("", page.events)).contains("first");

        fixture.pass(Duration.ofSeconds(1));
        var before = page.batches.size();
        for (var line = 0; line < 100; line++) {
            kernel.print(kernel.last(), line + "\n");
            fixture.pass(Duration.ofMillis(1));
        }
        assertThat(page.batches.size() - before)
                .as("batches in a tenth of a second")
                .isLessThanOrEqualTo(6);
    }

    @Test
    void theFirstOutputDoesNotWaitUntilThePageHasTakenInThatTheRunBegan() {
        var fixture = new LiveFixture(new SilentKernel(), "slow");
        var kernel = (SilentKernel) fixture.kernel;
        var page = fixture.page();
        fixture.pass(Duration.ofSeconds(1));
        page.answers = false;

        page.runCells("c1");
        kernel.print(kernel.last(), "first\n");

        assertThat(String.join("", page.events)).contains("first");
    }

    @Test
    void aPageThatDoesNotAnswerIsSentTwoBatches() {
        var fixture = new LiveFixture(new SilentKernel(), "slow");
        var kernel = (SilentKernel) fixture.kernel;
        var page = fixture.page();
        fixture.pass(Duration.ofSeconds(1));
        page.answers = false;
        var before = page.batches.size();
        page.runCells("c1");

        for (var line = 0; line < 100; line++) {
            kernel.print(kernel.last(), line + "\n");
            fixture.pass(Duration.ofMillis(100));
        }

        assertThat(page.batches.size() - before).isEqualTo(2);
        page.view.received(
                NotebookJson.MAPPER.readTree(page.batches.getLast()).path("to").asLong());
        assertThat(String.join("", page.events)).contains("99");
    }

    @Test
    void attachesALabWithTheFirstRunAndRunsWhenItIsReady() {
        var fixture = new LiveFixture(new FakeKernel(), "one");
        fixture.labs.next = LabState.PREPARING;
        var page = fixture.page();

        page.runCells("c1");
        assertThat(fixture.kernel.ran).isEmpty();
        assertThat(fixture.state("c1")).isEqualTo(RunState.QUEUED);
        fixture.pass(Duration.ofMillis(100));
        assertThat(page.events("lab").getLast())
                .contains("\"state\":\"preparing\"")
                .contains("test.stage");

        var ready = fixture.labs.now(LabState.READY, Message.of("test.ready"));
        fixture.notebook.run(turn -> fixture.live.desk().life().labChanged(ready));

        assertThat(fixture.kernel.calls).contains("start intro/lesson-1");
        assertThat(fixture.kernel.ran).containsExactly("one");
    }

    @Test
    void saysWhyThereIsNoLabAndCancelsWhatWaits() {
        var fixture = new LiveFixture(new FakeKernel(), "one");
        fixture.labs.answer = new LabOpening.Refused(List.of(Message.of("test.full")));
        var page = fixture.page();

        page.runCells("c1");
        fixture.pass(Duration.ofSeconds(1));

        assertThat(fixture.state("c1")).isEqualTo(RunState.CANCELLED);
        assertThat(page.events("notice").getLast()).contains("test.full");
    }

    @Test
    void waitsForTheLabBeforeThisOneToEndAndStartsByItself() {
        var fixture = new LiveFixture(new FakeKernel(), "one");
        fixture.labs.answer = new LabOpening.Later(Message.of("test.still-stopping"));
        var page = fixture.page();

        page.runCells("c1");
        fixture.pass(Duration.ofSeconds(5));
        assertThat(fixture.state("c1")).isEqualTo(RunState.QUEUED);
        assertThat(page.events("lab").getLast())
                .contains("\"state\":\"waiting\"")
                .contains("notebook.live.lab.waits-for-end");

        fixture.labs.answer = null;
        fixture.pass(Duration.ofSeconds(2));
        assertThat(fixture.state("c1")).isEqualTo(RunState.DONE);
        assertThat(page.events("lab").getLast()).contains("\"state\":\"ready\"");
    }

    @Test
    void aLabThatGivesWayAtTheMomentOfItsFirstRunIsStartedAgainAndTheRunWithIt() {
        var fixture = new LiveFixture(new FakeKernel(), "one", "two");
        var page = fixture.page();
        fixture.notebook.run(turn -> fixture.live.desk().life().want(LiveFixture.STUDENT, true));
        fixture.pass(Duration.ofSeconds(1));
        fixture.labs.answer = new LabOpening.Later(Message.of("test.still-stopping"));

        page.runCells("c1", "c2");
        fixture.pass(Duration.ofSeconds(1));
        assertThat(fixture.kernel.ran).as("begun in a lab that goes").isEmpty();
        end(fixture, "lab.ending.gave-way");
        fixture.pass(Duration.ofSeconds(5));
        assertThat(fixture.state("c1")).isEqualTo(RunState.QUEUED);
        assertThat(page.events("lab").getLast()).contains("notebook.live.lab.waits-for-end");

        fixture.labs.answer = null;
        fixture.pass(Duration.ofSeconds(2));
        assertThat(fixture.kernel.ran).containsExactly("one", "two");
        assertThat(fixture.state("c2")).isEqualTo(RunState.DONE);
    }

    @Test
    void whatHasBegunInALabThatGivesWayIsToldSo() {
        var fixture = new LiveFixture(new SilentKernel(), "one", "two");
        var page = fixture.page();
        beginInALabThatNobodyHasClaimed(fixture, page);
        fixture.labs.answer = new LabOpening.Later(Message.of("test.still-stopping"));

        page.runCells("c2");
        end(fixture, "lab.ending.gave-way");
        fixture.pass(Duration.ofSeconds(1));

        assertThat(fixture.state("c1")).isEqualTo(RunState.LOST);
        assertThat(fixture.why("c1")).isEqualTo("lab.ending.gave-way");
        assertThat(fixture.state("c2")).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void aLabThatGivesWayBeforeItIsReadyIsStartedAgain() {
        var fixture = new LiveFixture(new FakeKernel(), "one");
        fixture.labs.next = LabState.STARTING;
        var page = fixture.page();
        fixture.notebook.run(turn -> fixture.live.desk().life().want(LiveFixture.STUDENT, true));
        fixture.labs.answer = new LabOpening.Later(Message.of("test.still-stopping"));
        page.runCells("c1");
        end(fixture, "lab.ending.gave-way");
        fixture.pass(Duration.ofSeconds(3));
        assertThat(fixture.state("c1")).isEqualTo(RunState.QUEUED);

        fixture.labs.next = LabState.READY;
        fixture.labs.answer = null;
        fixture.pass(Duration.ofSeconds(2));
        assertThat(fixture.state("c1")).isEqualTo(RunState.DONE);
    }

    @Test
    void goesOnInTheLabThatTookThePlaceOfOneThatGaveWay() {
        var fixture = new LiveFixture(new FakeKernel(), "one");
        var page = fixture.page();
        fixture.notebook.run(turn -> fixture.live.desk().life().want(LiveFixture.STUDENT, true));
        fixture.pass(Duration.ofSeconds(1));
        fixture.labs.before = () -> end(fixture, "lab.ending.gave-way");

        page.runCells("c1");
        fixture.pass(Duration.ofSeconds(1));

        assertThat(fixture.kernel.ran).containsExactly("one");
        assertThat(fixture.state("c1")).isEqualTo(RunState.DONE);
    }

    @Test
    void startsNothingAgainWhereNothingIsLeftToDo() {
        var fixture = new LiveFixture(new SilentKernel(), "one", "two");
        var page = fixture.page();
        beginInALabThatNobodyHasClaimed(fixture, page);
        fixture.labs.answer = new LabOpening.Later(Message.of("test.still-stopping"));
        fixture.labs.meanwhile = () -> {
            end(fixture, "lab.ending.gave-way");
            fixture.notebook.run(turn -> fixture.live.desk().cancel(Set.of("c2")));
        };

        page.runCells("c2");
        fixture.labs.answer = null;
        fixture.pass(Duration.ofSeconds(5));

        assertThat(fixture.state("c1")).isEqualTo(RunState.LOST);
        assertThat(fixture.state("c2")).isEqualTo(RunState.CANCELLED);
        assertThat(fixture.labs.calls).containsExactly("open ahead", "open", "open");
    }

    @Test
    void asksForWhatTheNotebookNeedsByNow() {
        var fixture = new LiveFixture(new FakeKernel(), "one");
        var page = fixture.page();
        page.runCells("c1");
        fixture.pass(Duration.ofSeconds(1));
        var more = LiveFixture.request("python", 4096, "intro/lesson-1b");

        fixture.notebook.setLab(more);
        fixture.notebook.run(turn -> fixture.live.desk().life().labSet(LiveFixture.STUDENT));
        assertThat(fixture.labs.calls)
                .as("the lab that runs gets the files")
                .endsWith("open ahead")
                .hasSize(2);
        assertThat(fixture.labs.requests.getLast()).isEqualTo(more);
        end(fixture, "lab.ending.idle");
        page.runCells("c1");
        fixture.pass(Duration.ofSeconds(1));

        assertThat(fixture.labs.requests.getLast()).isEqualTo(more);
        assertThat(fixture.kernel.calls).contains("start intro/lesson-1b");
    }

    @Test
    void aLabThatRunsIsAskedForNothingThatAnotherEnvironmentNeeds() {
        var fixture = new LiveFixture(new FakeKernel(), "one");
        var page = fixture.page();
        page.runCells("c1");
        fixture.pass(Duration.ofSeconds(1));

        fixture.notebook.setLab(LiveFixture.request("paddle", 2048, "intro/lesson-1"));
        fixture.notebook.run(turn -> fixture.live.desk().life().labSet(LiveFixture.STUDENT));

        assertThat(fixture.labs.calls).containsExactly("open");
    }

    /** The lab was started ahead, c1 has begun in it, and the claim came to nothing. */
    private static void beginInALabThatNobodyHasClaimed(LiveFixture fixture, LiveFixture.Page page) {
        fixture.notebook.run(turn -> fixture.live.desk().life().want(LiveFixture.STUDENT, true));
        fixture.pass(Duration.ofSeconds(1));
        fixture.labs.meanwhile = () -> {
            throw new IllegalStateException("no answer from the database");
        };
        page.runCells("c1");
    }

    private static void end(LiveFixture fixture, String why) {
        var stopped = fixture.labs.now(LabState.STOPPED, Message.of(why));
        fixture.notebook.run(turn -> fixture.live.desk().life().labChanged(stopped));
    }

    @Test
    void doesNotWaitForEverForALabToEnd() {
        var fixture = new LiveFixture(new FakeKernel(), "one");
        fixture.labs.answer = new LabOpening.Later(Message.of("test.still-stopping"));
        var page = fixture.page();

        page.runCells("c1");
        fixture.pass(Duration.ofMinutes(3));

        assertThat(fixture.state("c1")).isEqualTo(RunState.CANCELLED);
        assertThat(page.events("notice").getLast()).contains("test.still-stopping");
    }

    @Test
    void endsAKernelThatWasLeftOverBetweenItsStartAndItsRecord() {
        var kernel = new FakeKernel();
        var fixture = new LiveFixture(kernel, "one");
        var names = new KernelNames(fixture.notebook.id());
        var left = names.next();
        var anothers = new KernelNames(new NotebookId(177)).next();
        kernel.leftOver = List.of(running(left), running(anothers));

        fixture.page().runCells("c1");

        assertThat(kernel.calls).contains("shutdown " + left).doesNotContain("shutdown " + anothers);
        assertThat(fixture.state("c1")).isEqualTo(RunState.DONE);
        assertThat(fixture.notebook.<Boolean>execute(
                        turn -> names.has(turn.document().kernel().orElseThrow().kernel())))
                .isTrue();
    }

    private static io.paddock.notebook.kernel.RunningKernel running(io.paddock.notebook.kernel.KernelId id) {
        return new io.paddock.notebook.kernel.RunningKernel(id, ExecutionState.IDLE, java.time.Instant.EPOCH);
    }

    @Test
    void interruptsWhatRunsBeforeAnotherDocumentTakesItsPlace() {
        var kernel = new SilentKernel();
        var fixture = new LiveFixture(kernel, "slow", "waits", "new");
        var page = fixture.page();
        page.runCells("c1", "c2");
        kernel.print(kernel.last(), "mine\n");

        fixture.notebook.run(turn -> fixture.live.abandon());
        page.runCells("c3");

        assertThat(kernel.calls).contains("interrupt");
        assertThat(fixture.state("c1")).isEqualTo(RunState.INTERRUPTED);
        assertThat(fixture.state("c2")).isEqualTo(RunState.CANCELLED);
        assertThat(kernel.ran)
                .as("not before the kernel has let go of the old run")
                .containsExactly("slow");
        kernel.fail(kernel.last(), "KeyboardInterrupt");
        fixture.pass(Duration.ofSeconds(1));

        assertThat(kernel.ran).containsExactly("slow", "new");
        assertThat(fixture.text("c1")).as("its end belongs nowhere").isEqualTo("mine\n");
        assertThat(page.events("notice").getFirst()).contains("notebook.live.run.abandoned");
    }

    @Test
    void mergesWhatABrowserTypedLongAgo() {
        var fixture = new LiveFixture(new FakeKernel(), "end");
        fixture.notebook.listen(new DocumentListener() {
            @Override
            public void changed(OpenNotebook.Turn turn, List<DocumentChange> changes) {
                changes.forEach(change -> {
                    if (change instanceof DocumentChange.Applied applied) {
                        fixture.stored.add(applied.batch());
                    }
                });
            }

            @Override
            public void replaced(OpenNotebook.Turn turn) {}

            @Override
            public void saved(OpenNotebook.Turn turn, long revision) {}

            @Override
            public void turnEnds() {}
        });
        var page = fixture.page();
        for (var i = 0; i < 60; i++) {
            page.submit("{\"op\":\"text\",\"cell\":\"c1\",\"delta\":[{\"insert\":\"x\"}]}");
        }
        var late =
                "{\"client\":\"0ff11ne0-0000\",\"sequence\":1,\"base\":0,\"operations\":[{\"op\":\"text\",\"cell\":\"c1\",\"delta\":[{\"retain\":3},{\"insert\":\"!\"}]}]}"
                        .replace("0ff11ne0", "0ff11fe0");

        page.view.submit(late);
        page.view.submit(late);
        fixture.pass(Duration.ofSeconds(1));

        var source = fixture.notebook.execute(
                turn -> turn.document().cell("c1").orElseThrow().source());
        assertThat(source).isEqualTo("x".repeat(60) + "end!");
        assertThat(page.events("rejected")).isEmpty();
        assertThat(page.events("applied").stream().filter(event -> event.contains("0ff11fe0")))
                .hasSize(2);
        assertThat(fixture.notebook.<Integer>execute(
                        turn -> turn.document().log().all().size()))
                .isEqualTo(20);
    }

    @Test
    void cancelsTheRestOfARunAllAfterAnError() {
        var fixture = new LiveFixture(
                new FakeKernel() {
                    @Override
                    void run(MessageId id, String code) {
                        if (code.equals("bad")) {
                            fail(id, "ValueError");
                        } else {
                            super.run(id, code);
                        }
                    }
                },
                "good",
                "bad",
                "after");

        fixture.page().runCells("c1", "c2", "c3");

        assertThat(fixture.state("c1")).isEqualTo(RunState.DONE);
        assertThat(fixture.state("c2")).isEqualTo(RunState.FAILED);
        assertThat(fixture.state("c3")).isEqualTo(RunState.CANCELLED);
        assertThat(fixture.why("c3")).isEqualTo("notebook.live.run.one-before-failed");
        assertThat(fixture.kernel.ran).doesNotContain("after");
    }

    @Test
    void saysOfEachOperationWhichItIs() {
        var fixture = new LiveFixture(new FakeKernel(), "one", "two");
        var page = fixture.page();

        page.submit("{\"op\":\"text\",\"cell\":\"c1\",\"delta\":[{\"insert\":\"x\"}]},"
                + "{\"op\":\"insert\",\"cell\":\"new\",\"after\":null,\"type\":\"code\",\"source\":\"\",\"metadata\":{}},"
                + "{\"op\":\"move\",\"cell\":\"c1\",\"after\":\"c2\"},{\"op\":\"type\",\"cell\":\"c2\",\"type\":\"markdown\"},"
                + "{\"op\":\"metadata\",\"cell\":\"c2\",\"metadata\":{\"a\":1}},{\"op\":\"clear\",\"cell\":null},"
                + "{\"op\":\"run\",\"cells\":[\"c1\"],\"stopOnError\":true},{\"op\":\"delete\",\"cell\":\"new\"}");
        fixture.pass(Duration.ofSeconds(1));

        var operations =
                NotebookJson.MAPPER.readTree(page.events("applied").getFirst()).path("operations");
        assertThat(operations
                        .valueStream()
                        .map(operation -> operation.path("op").asString("none")))
                .containsExactly("text", "insert", "move", "type", "metadata", "clear", "run", "delete");
    }

    @Test
    void runsTheCodeAsItWasWhenItWasAskedFor() {
        var fixture = new LiveFixture(new SilentKernel(), "slow", "x = 1");
        var page = fixture.page();
        page.runCells("c1", "c2");

        page.submit("{\"op\":\"text\",\"cell\":\"c2\",\"delta\":[{\"retain\":4},{\"delete\":1},{\"insert\":\"2\"}]}");
        ((SilentKernel) fixture.kernel).endLast(Outcome.OK);

        assertThat(fixture.kernel.ran).containsExactly("slow", "x = 1");
    }

    @Test
    void aRunEndsByItsReplyNotByIdle() {
        var fixture = new LiveFixture(new SilentKernel(), "slow");
        var kernel = (SilentKernel) fixture.kernel;
        fixture.page().runCells("c1");

        kernel.say(new KernelMessage.Status(kernel.number(), kernel.last(), ExecutionState.IDLE));
        assertThat(fixture.state("c1")).isEqualTo(RunState.RUNNING);

        kernel.endLast(Outcome.OK);
        assertThat(fixture.state("c1")).isEqualTo(RunState.DONE);
    }

    @Test
    void journalsARunBeforeItsFrameAndAMessageBeforeItsAcknowledgement() {
        var order = new java.util.ArrayList<String>();
        var kernel = new FakeKernel() {
            List<NotebookRecord> records = List.of();

            @Override
            void run(MessageId id, String code) {
                order.add("frame, sent journalled: "
                        + records.stream().anyMatch(NotebookRecord.RunSent.class::isInstance));
                super.run(id, code);
            }
        };
        var fixture = new LiveFixture(kernel, "one");
        kernel.records = fixture.journal.records;

        fixture.page().runCells("c1");

        assertThat(order).containsExactly("frame, sent journalled: true");
        assertThat(kernel.acknowledged).containsExactly(1L, 2L, 3L);
    }

    @Test
    void fetchesAMessageAgainThatTheJournalDidNotTake() {
        var fixture = new LiveFixture(new SilentKernel(), "slow");
        var kernel = (SilentKernel) fixture.kernel;
        fixture.page().runCells("c1");
        kernel.print(kernel.last(), "before\n");

        fixture.journal.full = true;
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> kernel.print(kernel.last(), "while full\n"))
                .isInstanceOf(java.io.UncheckedIOException.class);
        kernel.cut(CloseReason.LISTENER_FAILED);
        fixture.journal.full = false;
        fixture.pass(Duration.ofSeconds(1));
        kernel.endLast(Outcome.OK);

        assertThat(fixture.text("c1")).isEqualTo("before\nwhile full\n");
        assertThat(fixture.state("c1")).isEqualTo(RunState.DONE);
    }

    @Test
    void goesOnAfterACutWithoutLosingOrDoublingOutput() {
        var fixture = new LiveFixture(new SilentKernel(), "slow");
        var kernel = (SilentKernel) fixture.kernel;
        var page = fixture.page();
        page.runCells("c1");
        kernel.print(kernel.last(), "1\n");

        kernel.cut(CloseReason.LOST);
        kernel.print(kernel.last(), "2\n");
        fixture.pass(Duration.ofMillis(60));
        assertThat(page.events("lab").getLast()).contains("notebook.live.lab.reconnecting");
        fixture.pass(Duration.ofSeconds(1));
        kernel.print(kernel.last(), "3\n");
        kernel.endLast(Outcome.OK);

        assertThat(fixture.text("c1")).isEqualTo("1\n2\n3\n");
        assertThat(fixture.state("c1")).isEqualTo(RunState.DONE);
        assertThat(kernel.ran).hasSize(1);
    }

    @Test
    void saysNothingOfALinkWhoseLabHasEnded() {
        var fixture = new LiveFixture(new SilentKernel(), "slow");
        var kernel = (SilentKernel) fixture.kernel;
        var page = fixture.page();
        page.runCells("c1");
        kernel.cut(CloseReason.LOST);
        fixture.pass(Duration.ofMillis(60));
        assertThat(page.events("lab").getLast()).contains("notebook.live.lab.reconnecting");

        var stopped = fixture.labs.now(LabState.STOPPED, Message.of("test.stopped"));
        fixture.notebook.run(turn -> fixture.live.desk().life().labChanged(stopped));
        fixture.pass(Duration.ofMillis(60));

        assertThat(page.events("lab").getLast()).doesNotContain("notebook.live.lab.reconnecting");
    }

    @Test
    void knowsThatARunHasEndedWhoseReplyWasLost() {
        var fixture = new LiveFixture(new SilentKernel(), "slow", "next");
        var kernel = (SilentKernel) fixture.kernel;
        fixture.page().runCells("c1", "c2");

        kernel.hang();
        kernel.endLast(Outcome.OK);
        kernel.forget(kernel.spool().getLast());
        fixture.live.desk().life().connection();
        kernel.lost();
        fixture.pass(Duration.ofSeconds(1));

        assertThat(fixture.state("c1")).isEqualTo(RunState.DONE);
        assertThat(fixture.why("c1")).isEqualTo("notebook.live.run.unseen-end");
        assertThat(kernel.ran).containsExactly("slow", "next");
    }

    @Test
    void givesUpALabThatCannotBeReachedForTwoMinutes() {
        var fixture = new LiveFixture(new UnreachableLater(), "slow");
        fixture.page().runCells("c1");

        fixture.kernel.cut(CloseReason.SILENT);
        fixture.pass(Duration.ofSeconds(100));
        assertThat(fixture.state("c1")).isEqualTo(RunState.RUNNING);
        fixture.pass(Duration.ofSeconds(60));

        assertThat(fixture.state("c1")).isEqualTo(RunState.LOST);
        assertThat(fixture.why("c1")).isEqualTo("notebook.live.run.link-lost");
    }

    @Test
    void saysWhyTheLabEndedWhereItsKernelWasTheFirstToGo() {
        var fixture = new LiveFixture(new UnreachableLater(), "slow");
        fixture.page().runCells("c1");

        fixture.kernel.say(new KernelMessage.Status(fixture.kernel.number(), null, ExecutionState.DEAD));
        fixture.kernel.cut(CloseReason.LOST);
        fixture.pass(Duration.ofSeconds(5));
        assertThat(fixture.state("c1")).isEqualTo(RunState.RUNNING);
        var ended = fixture.labs.now(LabState.FAILED, Message.of("lab.ending.engine-restarted"));
        fixture.notebook.run(turn -> fixture.live.desk().life().labChanged(ended));

        assertThat(fixture.state("c1")).isEqualTo(RunState.LOST);
        assertThat(fixture.why("c1")).isEqualTo("lab.ending.engine-restarted");
    }

    @Test
    void asksForALineAndGoesOnWithTheAnswer() {
        var fixture = new LiveFixture(new AskingKernel(false), "name = input('Name? ')");
        var page = fixture.page();
        page.runCells("c1");
        fixture.pass(Duration.ofSeconds(1));
        assertThat(page.events("input")).hasSize(1);
        fixture.notebook.run(
                turn -> assertThat(fixture.live.desk().isComputing()).isFalse());

        page.view.command("{\"c\":\"input\",\"request\":\"ask-1\",\"text\":\"Xiaoming\"}");
        fixture.pass(Duration.ofSeconds(1));

        assertThat(fixture.text("c1")).isEqualTo("Name? Xiaoming\n");
        assertThat(fixture.kernel.calls).contains("input Xiaoming");
        assertThat(page.events("input.done")).hasSize(1);
    }

    @Test
    void storesNoPassword() {
        var fixture = new LiveFixture(new AskingKernel(true), "getpass()");
        var page = fixture.page();
        page.runCells("c1");

        page.view.command("{\"c\":\"input\",\"request\":\"ask-1\",\"text\":\"hunter2\"}");

        assertThat(fixture.kernel.calls).contains("input hunter2");
        assertThat(fixture.journal.records.toString()).doesNotContain("hunter2");
    }

    @Test
    void interruptsTheRunningCellAndCancelsTheQueue() {
        var fixture = new LiveFixture(new SilentKernel(), "slow", "next");
        var kernel = (SilentKernel) fixture.kernel;
        var page = fixture.page();
        page.runCells("c1", "c2");

        page.view.command("{\"c\":\"interrupt\"}");
        kernel.fail(kernel.last(), "KeyboardInterrupt");

        assertThat(kernel.calls).contains("interrupt");
        assertThat(fixture.state("c1")).isEqualTo(RunState.INTERRUPTED);
        assertThat(fixture.state("c2")).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void saysThatACellDoesNotReactToTheInterrupt() {
        var fixture = new LiveFixture(new SilentKernel(), "slow");
        var page = fixture.page();
        page.runCells("c1");

        page.view.command("{\"c\":\"interrupt\"}");
        fixture.pass(RunDesk.DEAF_AFTER.plusSeconds(1));

        assertThat(page.events("notice").getLast()).contains("notebook.live.kernel.deaf");
    }

    @Test
    void restartsAndRunsAll() {
        var fixture = new LiveFixture(new FakeKernel(), "one", "two");
        var page = fixture.page();
        page.runCells("c1");

        page.view.command("{\"c\":\"restart\",\"run\":true}");
        fixture.pass(Duration.ofSeconds(1));

        assertThat(fixture.kernel.calls).contains("restart");
        assertThat(fixture.kernel.ran).containsExactly("one", "one", "two");
        assertThat(page.events("stale")).hasSize(1);
        assertThat(fixture.state("c2")).isEqualTo(RunState.DONE);
    }

    @Test
    void saysThatTheLabRanOutOfMemory() {
        var fixture = new LiveFixture(new SilentKernel(), "slow", "next");
        var kernel = (SilentKernel) fixture.kernel;
        fixture.page().runCells("c1", "c2");

        kernel.say(new KernelMessage.Status(kernel.number(), null, ExecutionState.RESTARTING));
        fixture.notebook.run(turn -> fixture.live.desk().life().outOfMemory(2048));
        fixture.pass(Duration.ofSeconds(2));

        assertThat(fixture.state("c1")).isEqualTo(RunState.LOST);
        assertThat(fixture.run("c1").note()).isEqualTo(RunNote.of("notebook.live.run.out-of-memory", "2 GiB"));
        assertThat(fixture.state("c2")).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void hintsThatVariablesAreGoneAfterTheKernelDied() {
        var kernel = new SilentKernel();
        var fixture = new LiveFixture(kernel, "x = 1", "print(x)");
        var page = fixture.page();
        page.runCells("c1");
        kernel.endLast(Outcome.OK);
        kernel.cut(CloseReason.KERNEL_GONE);
        fixture.pass(Duration.ofSeconds(2));
        assertThat(page.events("stale").getLast()).contains("c1");

        page.runCells("c2");
        kernel.fail(kernel.last(), "NameError");

        assertThat(kernel.calls).contains("start intro/lesson-1", "connect after 0");
        assertThat(fixture.why("c2")).isEqualTo("notebook.live.run.names-gone");
    }

    @Test
    void saysWhyTheLabStopped() {
        var fixture = new LiveFixture(new SilentKernel(), "slow");
        var page = fixture.page();
        page.runCells("c1");

        var stopped = fixture.labs.now(LabState.STOPPED, Message.of("lab.ended.idle", "20"));
        fixture.notebook.run(turn -> fixture.live.desk().life().labChanged(stopped));

        assertThat(fixture.run("c1").note()).isEqualTo(RunNote.of("lab.ended.idle", "20"));
        assertThat(fixture.state("c1")).isEqualTo(RunState.LOST);
        fixture.pass(Duration.ofSeconds(1));
        assertThat(page.events("lab").getLast())
                .as("and goes on saying so")
                .contains("\"state\":\"none\"")
                .contains("lab.ended.idle");
    }

    @Test
    void takesUpARunningCellAfterARestartOfTheApplication() {
        var kernel = new SilentKernel();
        var fixture = new LiveFixture(kernel, "slow", "next");
        fixture.page().runCells("c1", "c2");
        kernel.print(kernel.last(), "1\n");
        kernel.hang();
        kernel.print(kernel.last(), "2\n");

        fixture.live = fixture.live();
        fixture.notebook.run(turn -> {
            fixture.live.desk().resume();
            var lab = fixture.labs.only();
            fixture.live.desk().life().adopt(lab, fixture.labs.gateway(lab.id()));
        });
        kernel.print(kernel.last(), "3\n");
        kernel.endLast(Outcome.OK);

        assertThat(fixture.text("c1")).isEqualTo("1\n2\n3\n");
        assertThat(fixture.state("c1")).isEqualTo(RunState.DONE);
        assertThat(kernel.ran).containsExactly("slow", "next");
    }

    @Test
    void passesOverForgedRepliesAndOutputsOfNobody() {
        var kernel = new SilentKernel();
        var fixture = new LiveFixture(kernel, "slow", "other");
        fixture.page().runCells("c1");
        var forged = new MessageId("forged");

        kernel.print(forged, "intruder\n");
        kernel.reply(forged, Outcome.OK);
        kernel.say(new KernelMessage.Unknown(kernel.number(), null, "nonsense"));

        assertThat(fixture.state("c1")).isEqualTo(RunState.RUNNING);
        assertThat(fixture.text("c1")).isEmpty();
        assertThat(fixture.text("c2")).isEmpty();
    }

    @Test
    void keepsWhatAThreadPrintsAfterItsCellHasEnded() {
        var kernel = new SilentKernel();
        var fixture = new LiveFixture(kernel, "start thread", "next");
        fixture.page().runCells("c1");
        var run = kernel.last();
        kernel.endLast(Outcome.OK);

        kernel.print(run, "late\n");

        assertThat(fixture.text("c1")).isEqualTo("late\n");
    }

    @Test
    void tellsAFloodOfLinesInFewBatches() {
        var kernel = new FloodingKernel(20_000);
        var fixture = new LiveFixture(kernel, "flood");
        var page = fixture.page();

        page.runCells("c1");
        fixture.pass(Duration.ofSeconds(1));

        assertThat(page.batches).hasSizeLessThan(20);
        assertThat(page.events.stream().mapToInt(String::length).sum()).isLessThan(1024 * 1024);
        assertThat(page.events("output.set").getLast()).contains("\"lines\":18000");
        assertThat(fixture.state("c1")).isEqualTo(RunState.DONE);
    }

    @Test
    void tellsASlowBrowserToLoadAgainInsteadOfKeepingEverythingForIt() {
        var kernel = new SilentKernel();
        var fixture = new LiveFixture(kernel, "slow");
        var page = fixture.page();
        page.runCells("c1");
        fixture.pass(Duration.ofSeconds(1));
        page.answers = false;
        for (var i = 0; i < 5_000; i++) {
            kernel.display(kernel.last(), "{\"text/plain\":\"" + i + "\"}", null);
        }
        assertThat(page.events).doesNotContain("load again");

        page.answers = true;
        page.view.received(Long.MAX_VALUE / 2);
        fixture.pass(Duration.ofSeconds(1));

        assertThat(page.events).endsWith("load again");
    }

    @Test
    void showsTheSameToTwoBrowsersAndWhoIsThere() {
        var fixture = new LiveFixture(new FakeKernel(), "one");
        var first = fixture.page();
        var second = fixture.page();

        first.runCells("c1");
        fixture.pass(Duration.ofSeconds(1));

        assertThat(second.events("output.add")).isEqualTo(first.events("output.add"));
        assertThat(first.events("presence").getLast()).contains("\"you\":true").contains("\"you\":false");
        second.view.close();
        fixture.pass(Duration.ofSeconds(1));
        assertThat(first.events("presence").getLast()).doesNotContain("\"you\":false");
    }

    @Test
    void answersAQuestionOnlyToTheBrowserThatAsked() {
        var fixture = new LiveFixture(new FakeKernel(), "one");
        var asking = fixture.page();
        var other = fixture.page();
        asking.runCells("c1");

        asking.view.command("{\"c\":\"complete\",\"request\":\"q1\",\"cell\":\"c1\",\"code\":\"pri\",\"offset\":3}");
        fixture.pass(Duration.ofSeconds(1));

        assertThat(asking.events("completion")).hasSize(1);
        assertThat(other.events("completion")).isEmpty();
    }

    @Test
    void letsStaffLookAndNotTouch() {
        var fixture = new LiveFixture(new FakeKernel(), "one");
        var page = fixture.page(LiveFixture.TEACHER, true);

        page.runCells("c1");
        page.view.command("{\"c\":\"restart\",\"run\":true}");
        fixture.pass(Duration.ofSeconds(1));

        assertThat(fixture.kernel.calls).isEmpty();
        assertThat(page.events("rejected").getLast()).contains("read-only");
        assertThat(page.events("notice").getLast()).contains("notebook.live.asked.read-only");
    }

    @Test
    void saysThatWhatTheBrowserSentIsBroken() {
        var fixture = new LiveFixture(new FakeKernel(), "one");
        var page = fixture.page();

        for (var broken : List.of("", "{", "[]", "{\"c\":7}", "{\"c\":\"input\"}", "{\"c\":\"none\"}")) {
            page.view.command(broken);
        }
        page.view.submit("{\"client\":\"x\",\"sequence\":1,\"base\":0,\"operations\":[{\"op\":\"delete\"}]}");
        page.view.submit("[".repeat(5_000));
        fixture.pass(Duration.ofSeconds(1));

        assertThat(page.events("notice")).hasSize(8).allMatch(event -> event.contains("notebook.live.asked.broken"));
    }

    @Test
    void isLetGoOfWhenNobodyLooksAndNothingRuns() {
        var kernel = new SilentKernel();
        var fixture = new LiveFixture(kernel, "slow");
        var page = fixture.page();
        assertThat(fixture.live.isIdle()).isFalse();
        page.runCells("c1");
        page.view.close();
        assertThat(fixture.live.isIdle()).isFalse();

        kernel.endLast(Outcome.OK);
        var stopped = fixture.labs.now(LabState.STOPPED, Message.of("test.stopped"));
        fixture.notebook.run(turn -> fixture.live.desk().life().labChanged(stopped));

        assertThat(fixture.live.isIdle()).isTrue();
    }
}
