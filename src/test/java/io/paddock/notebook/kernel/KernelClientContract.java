package io.paddock.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.lab.GatewayAddress;
import io.paddock.notebook.kernel.KernelLinkException.Kind;
import io.paddock.notebook.kernel.KernelMessage.ExecuteReply;
import io.paddock.notebook.kernel.KernelMessage.ExecuteReply.Outcome;
import io.paddock.notebook.kernel.KernelMessage.Status;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link KernelClient} does with a real kernel. */
@Timeout(120)
abstract class KernelClientContract {

    private KernelClient client;
    private FaultyLine line;
    private KernelId kernel;
    private RecordingListener listener = new RecordingListener();
    private KernelConnection connection;

    abstract KernelClient client();

    abstract GatewayAddress address();

    @BeforeEach
    void connectToANewKernel() {
        client = client();
        line = new FaultyLine(address());
        kernel = client.startKernel(address(), "", KernelId.random());
        connection = client.connect(line.address(), kernel, 0, listener);
    }

    @AfterEach
    void leaveNothingBehind() {
        connection.close();
        line.close();
        client.shutdown(address(), kernel);
    }

    @Test
    void printsAndSaysWhenItIsDone() {
        MessageId run = execute("print('Grüße 😀')\nprint('oh', file=__import__('sys').stderr)\n41 + 1");
        ExecuteReply reply = listener.await(ExecuteReply.class, run);

        assertThat(reply.outcome()).isEqualTo(Outcome.OK);
        assertThat(reply.executionCount()).isEqualTo(1);
        assertThat(listener.printed(run)).contains("Grüße 😀\n").contains("oh\n");
        assertThat(listener.taken(KernelMessage.ExecuteResult.class, run))
                .singleElement()
                .satisfies(result -> assertThat(result.bundle().data()).isEqualTo("{\"text/plain\": \"42\"}"));
        assertThat(listener.taken(KernelMessage.ExecuteInput.class, run)).hasSize(1);
        assertThat(listener.taken(Status.class, run))
                .extracting(Status::state)
                .containsExactly(ExecutionState.BUSY, ExecutionState.IDLE);
        assertThatNumbersAreWhole(listener.taken());
    }

    @Test
    void takesAFloodWholeAndInOrder() {
        MessageId run = execute("for i in range(20000): print(i, flush=True)");
        listener.await(ExecuteReply.class, run);
        assertThat(listener.printed(run)).isEqualTo(lines(20_000));
        assertThatNumbersAreWhole(listener.taken());
    }

    @Test
    void losesNothingOverACutInTheMiddleOfOutput() {
        MessageId run = execute("for i in range(20000): print(i, flush=i % 5 == 0)");
        for (int times = 0; times < 3; times++) {
            int enough = listener.taken().size() + 300;
            listener.await(KernelMessage.class, message -> listener.taken().size() >= enough);
            line.cut();
            assertThat(listener.awaitClosed()).isEqualTo(CloseReason.LOST);
            long seen = listener.all().getLast().sequence();
            connection = client.connect(line.address(), kernel, seen, listener);
        }
        listener.await(ExecuteReply.class, run);
        assertThat(listener.printed(run)).isEqualTo(lines(20_000));
        assertThatNumbersAreWhole(listener.taken());
    }

    @Test
    void runsAgainAfterAResume() {
        MessageId first = execute("x = 5");
        long seen = listener.await(ExecuteReply.class, first).sequence();
        connection.acknowledge(seen);
        line.cut();
        listener.awaitClosed();
        assertThatThrownBy(() -> execute("x"))
                .isInstanceOfSatisfying(
                        KernelLinkException.class,
                        failed -> assertThat(failed.kind()).isEqualTo(Kind.GONE));
        connection = client.connect(line.address(), kernel, seen, listener);
        MessageId second = execute("print(x)");
        listener.await(ExecuteReply.class, second);
        assertThat(listener.printed(second)).isEqualTo("5\n");
    }

    @Test
    void aRequestThatIsSentAgainRunsOnce() {
        MessageId run = MessageId.random();
        connection.execute(run, "n = globals().get('n', 0) + 1; print(n)", false, true);
        connection.execute(run, "n = globals().get('n', 0) + 1; print(n)", false, true);
        MessageId proof = MessageId.random();
        connection.kernelInfo(proof);
        KernelMessage.KernelInfoReply info = listener.await(KernelMessage.KernelInfoReply.class, proof);
        assertThat(listener.printed(run)).isEqualTo("1\n");
        assertThat(info.language()).isEqualTo("python");
        assertThat(info.languageVersion()).startsWith("3.");
    }

    @Test
    void displaysAndUpdatesWhatWasDisplayed() {
        MessageId run = execute(
                "from IPython.display import display, HTML\nh = display(HTML('<b>1</b>'), display_id=True)\nh.update(HTML('<b>2</b>'))");
        listener.await(ExecuteReply.class, run);
        KernelMessage.DisplayData shown =
                listener.taken(KernelMessage.DisplayData.class, run).getFirst();
        KernelMessage.UpdateDisplayData updated =
                listener.taken(KernelMessage.UpdateDisplayData.class, run).getFirst();
        assertThat(shown.bundle().data()).contains("\"text/html\": \"<b>1</b>\"");
        assertThat(updated.bundle().data()).contains("<b>2</b>");
        assertThat(updated.displayId()).isEqualTo(shown.displayId()).isNotNull();
    }

    @Test
    void tellsErrorsAndAbortsWhatWaitsBehindThem() {
        MessageId failing = execute("import time; time.sleep(0.3); 1 / 0");
        MessageId behind = execute("print('never')");
        assertThat(listener.await(ExecuteReply.class, failing).outcome()).isEqualTo(Outcome.ERROR);
        assertThat(listener.taken(KernelMessage.ExecuteError.class, failing))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.name()).isEqualTo("ZeroDivisionError");
                    assertThat(error.value()).isEqualTo("division by zero");
                    assertThat(error.traceback()).isNotEmpty();
                });
        assertThat(listener.await(ExecuteReply.class, behind).outcome()).isEqualTo(Outcome.ABORTED);
        assertThat(listener.printed(behind)).isEmpty();
    }

    @Test
    void clearsOutput() {
        MessageId run = execute("from IPython.display import clear_output\nclear_output(wait=True)\nclear_output()");
        listener.await(ExecuteReply.class, run);
        assertThat(listener.taken(KernelMessage.ClearOutput.class, run))
                .extracting(KernelMessage.ClearOutput::deferred)
                .containsExactly(true, false);
    }

    @Test
    void asksForALineAndForAPassword() {
        MessageId run = execute("import getpass\nn = input('Name? ')\np = getpass.getpass('Secret? ')\nprint(n, p)");
        KernelMessage.InputRequest name = listener.await(KernelMessage.InputRequest.class, run);
        assertThat(name.prompt()).isEqualTo("Name? ");
        assertThat(name.password()).isFalse();
        connection.inputReply(name.request(), "Ada 😀");
        connection.inputReply(name.request(), "twice");
        KernelMessage.InputRequest secret = listener.await(KernelMessage.InputRequest.class, run);
        assertThat(secret.password()).isTrue();
        connection.inputReply(secret.request(), "s3cret");
        listener.await(ExecuteReply.class, run);
        assertThat(listener.printed(run)).endsWith("Ada 😀 s3cret\n");
    }

    @Test
    void answersAnInputAfterAResume() {
        MessageId run = execute("print(input('? '))");
        KernelMessage.InputRequest asked = listener.await(KernelMessage.InputRequest.class, run);
        line.cut();
        listener.awaitClosed();
        connection = client.connect(line.address(), kernel, asked.sequence(), listener);
        connection.inputReply(asked.request(), "later");
        assertThat(listener.await(ExecuteReply.class, run).outcome()).isEqualTo(Outcome.OK);
        assertThat(listener.printed(run)).endsWith("later\n");
    }

    @Test
    void interruptsARun() {
        MessageId run = execute("import time\nprint('in', flush=True)\ntime.sleep(60)");
        listener.await(KernelMessage.Stream.class, run);
        client.interrupt(address(), kernel);
        assertThat(listener.await(ExecuteReply.class, run).outcome()).isEqualTo(Outcome.ERROR);
        assertThat(listener.taken(KernelMessage.ExecuteError.class, run))
                .extracting(KernelMessage.ExecuteError::name)
                .containsExactly("KeyboardInterrupt");
    }

    @Test
    void restartsOverABusyKernelAndGoesOnCounting() {
        MessageId run = execute("import time\nx = 1\nprint('in', flush=True)\ntime.sleep(60)");
        listener.await(KernelMessage.Stream.class, run);
        client.restart(address(), kernel);
        listener.await(Status.class, status -> status.state() == ExecutionState.RESTARTING);
        MessageId after = execute("x");
        listener.await(ExecuteReply.class, after);
        assertThat(listener.taken(KernelMessage.ExecuteError.class, after))
                .extracting(KernelMessage.ExecuteError::name)
                .containsExactly("NameError");
        assertThatNumbersAreWhole(listener.taken());
    }

    @Test
    void saysWhenAKernelHasDied() {
        MessageId run =
                execute("import os\nprint('in', flush=True)\nimport time; time.sleep(0.5)\nos.kill(os.getpid(), 9)");
        listener.await(Status.class, status -> status.state() == ExecutionState.RESTARTING);
        assertThat(listener.printed(run)).isEqualTo("in\n");
        MessageId after = execute("print('new')");
        listener.await(ExecuteReply.class, after);
        assertThat(listener.printed(after)).isEqualTo("new\n");
    }

    @Test
    void tellsEveryConnectionOfAKernelThatIsShutDown() {
        client.shutdown(address(), kernel);
        assertThat(listener.awaitClosed()).isEqualTo(CloseReason.KERNEL_GONE);
        client.shutdown(address(), kernel);
        assertThatThrownBy(() -> client.connect(address(), kernel, 0, listener))
                .isInstanceOfSatisfying(
                        KernelLinkException.class,
                        failed -> assertThat(failed.kind()).isEqualTo(Kind.GONE));
        assertThatThrownBy(() -> client.interrupt(address(), kernel))
                .isInstanceOfSatisfying(
                        KernelLinkException.class,
                        failed -> assertThat(failed.kind()).isEqualTo(Kind.GONE));
    }

    @Test
    void completesAndInspectsBehindAnEmoji() {
        listener.await(ExecuteReply.class, execute("import textwrap"));
        String code = "s = '😀😀'; textwrap.ded";
        MessageId completion = MessageId.random();
        connection.complete(completion, code, code.length());
        KernelMessage.CompleteReply completed = listener.await(KernelMessage.CompleteReply.class, completion);
        assertThat(completed.matches())
                .extracting(KernelMessage.CompleteReply.Match::text)
                .anySatisfy(text -> assertThat(text).endsWith("dedent"));
        assertThat(code.substring(completed.start(), completed.end())).isIn("ded", "textwrap.ded");

        MessageId inspection = MessageId.random();
        String call = "s = '😀😀'; textwrap.dedent";
        connection.inspect(inspection, call, call.length(), 0);
        KernelMessage.InspectReply inspected = listener.await(KernelMessage.InspectReply.class, inspection);
        assertThat(inspected.found()).isTrue();
        assertThat(inspected.bundle().data()).contains("Remove any common leading whitespace");

        MessageId question = MessageId.random();
        connection.isComplete(question, "for x in y:");
        assertThat(listener.await(KernelMessage.IsCompleteReply.class, question).status())
                .isEqualTo("incomplete");
    }

    @Test
    void carriesComms() {
        MessageId run = execute("""
                from comm import create_comm
                c = create_comm(target_name='demo', data={'a': 1}, buffers=[b'\\x00\\xff'])
                c.on_msg(lambda m: print(m['content']['data'], m['buffers'][0].tobytes() if m['buffers'] else None))
                """);
        listener.await(ExecuteReply.class, run);
        KernelMessage.CommOpen opened =
                listener.taken(KernelMessage.CommOpen.class, run).getFirst();
        assertThat(opened.targetName()).isEqualTo("demo");
        assertThat(opened.data()).isEqualTo("{\"a\": 1}");
        assertThat(opened.buffers()).containsExactly("AP8=");
        MessageId message = MessageId.random();
        connection.commMessage(message, opened.commId(), "{\"b\": 2}", List.of("AQI="));
        listener.await(Status.class, s -> message.equals(s.parent()) && s.state() == ExecutionState.IDLE);
        assertThat(listener.printed(message)).isEqualTo("{'b': 2} b'\\x01\\x02'\n");
        connection.commClose(MessageId.random(), opened.commId(), "{}");
    }

    @Test
    void theNewerConnectionTakesThePlaceOfTheOlder() {
        RecordingListener newer = new RecordingListener();
        try (KernelConnection second = client.connect(address(), kernel, 0, newer)) {
            assertThat(listener.awaitClosed()).isEqualTo(CloseReason.REPLACED);
            MessageId run = MessageId.random();
            second.execute(run, "print(1)", false, true);
            newer.await(ExecuteReply.class, run);
        }
        assertThat(newer.closedAlready()).isFalse();
    }

    @Test
    void listsKernelsWithWhatTheyDo() {
        MessageId run = execute("import time\nprint('in', flush=True)\ntime.sleep(60)");
        listener.await(KernelMessage.Stream.class, run);
        assertThat(client.kernels(address())).anySatisfy(running -> {
            assertThat(running.id()).isEqualTo(kernel);
            assertThat(running.state()).isEqualTo(ExecutionState.BUSY);
        });
        client.interrupt(address(), kernel);
    }

    @Test
    void runsInTheWorkingDirectory() {
        KernelId there = client.startKernel(address(), "courses/python basics", KernelId.random());
        RecordingListener heard = new RecordingListener();
        try (KernelConnection open = client.connect(address(), there, 0, heard)) {
            MessageId run = MessageId.random();
            open.execute(run, "import os; print(os.getcwd())", false, true);
            heard.await(ExecuteReply.class, run);
            assertThat(heard.printed(run)).isEqualTo("/home/student/courses/python basics\n");
        } finally {
            client.shutdown(address(), there);
        }
    }

    @Test
    void theSpoolIsCutInTheMiddleAndSaysHowMuch() {
        MessageId run = execute("for i in range(120): print(i, 'x' * 1_000_000, flush=True)\nprint('the end')");
        listener.await(KernelMessage.Stream.class, run);
        line.cut();
        listener.awaitClosed();
        awaitIdleKernel();
        connection =
                client.connect(line.address(), kernel, listener.all().getLast().sequence(), listener);
        assertThat(listener.await(ExecuteReply.class, run).outcome()).isEqualTo(Outcome.OK);
        long dropped = listener.taken(KernelMessage.SpoolCut.class, run).stream()
                .mapToLong(KernelMessage.SpoolCut::bytesDropped)
                .sum();
        assertThat(dropped).isBetween(30_000_000L, 90_000_000L);
        assertThat(listener.printed(run)).startsWith("0 xxx").endsWith("x\nthe end\n");
    }

    @Test
    void aSlowListenerSlowsOnlyItself() {
        connection.close();
        MessageId run = MessageId.random();
        BlockingListener slow = new BlockingListener();
        connection = client.connect(address(), kernel, 0, slow);
        connection.execute(run, "for i in range(60): print(i, 'x' * 1_000_000, flush=True)", false, true);
        slow.awaitFirst();
        awaitIdleKernel();
        slow.release();
        slow.recorded().await(ExecuteReply.class, run);
        assertThat(slow.recorded().taken(KernelMessage.SpoolCut.class, null)).isEmpty();
        assertThat(slow.recorded().printed(run)).startsWith("0 xxx").contains("\n59 xxx");
    }

    private void awaitIdleKernel() {
        while (client.kernels(address()).stream()
                .anyMatch(running -> running.id().equals(kernel) && running.state() != ExecutionState.IDLE)) {
            Thread.onSpinWait();
        }
    }

    private MessageId execute(String code) {
        MessageId run = MessageId.random();
        connection.execute(run, code, true, true);
        return run;
    }

    private static String lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> i + "\n").collect(Collectors.joining());
    }

    private static void assertThatNumbersAreWhole(List<KernelMessage> messages) {
        assertThat(messages)
                .extracting(KernelMessage::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, messages.size()).boxed().toList());
    }
}
