package io.paddock.notebook;

import io.paddock.lab.GatewayAddress;
import io.paddock.notebook.kernel.CloseReason;
import io.paddock.notebook.kernel.KernelClient;
import io.paddock.notebook.kernel.KernelConnection;
import io.paddock.notebook.kernel.KernelId;
import io.paddock.notebook.kernel.KernelListener;
import io.paddock.notebook.kernel.KernelMessage;
import io.paddock.notebook.kernel.KernelMessage.ExecuteReply.Outcome;
import io.paddock.notebook.kernel.MessageId;
import io.paddock.notebook.kernel.MimeBundle;
import io.paddock.notebook.kernel.RunningKernel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A lab with one kernel that behaves: keeps what nobody fetched, hands each request to "Python" once, answers in order. What its Python
 * does with a cell is {@link #run}; kernels that fail in some way override it.
 */
class FakeKernel implements KernelClient {

    final List<String> ran = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    final List<Long> acknowledged = new ArrayList<>();
    List<RunningKernel> leftOver = List.of();
    private final List<KernelMessage> spool = new ArrayList<>();
    private final Set<MessageId> seen = new HashSet<>();
    private @Nullable KernelListener listener;
    private long sequence;
    private int count;

    /** What the kernel does with a cell; by default it prints the code and ends well. */
    void run(MessageId id, String code) {
        print(id, code + "\n");
        reply(id, Outcome.OK);
    }

    @Override
    public KernelId startKernel(GatewayAddress address, String workingDirectory, KernelId wanted) {
        calls.add("start " + workingDirectory);
        return wanted;
    }

    @Override
    public List<RunningKernel> kernels(GatewayAddress address) {
        return leftOver;
    }

    @Override
    public void interrupt(GatewayAddress address, KernelId kernel) {
        calls.add("interrupt");
    }

    @Override
    public void restart(GatewayAddress address, KernelId kernel) {
        calls.add("restart");
    }

    @Override
    public void shutdown(GatewayAddress address, KernelId kernel) {
        calls.add(leftOver.stream().anyMatch(left -> left.id().equals(kernel)) ? "shutdown " + kernel : "shutdown");
    }

    @Override
    public KernelConnection connect(
            GatewayAddress address, KernelId kernel, long resumeAfterSequence, KernelListener to) {
        calls.add("connect after " + resumeAfterSequence);
        listener = to;
        List.copyOf(spool).stream()
                .filter(message -> message.sequence() > resumeAfterSequence)
                .forEach(to::message);
        return new Line(to);
    }

    void cut(CloseReason reason) {
        var open = listener;
        listener = null;
        if (open != null) {
            open.closed(reason);
        }
    }

    /** The socket is gone and nobody has been told yet. */
    void hang() {
        listener = null;
    }

    final long number() {
        return ++sequence;
    }

    final void say(KernelMessage message) {
        spool.add(message);
        if (listener != null) {
            listener.message(message);
        }
    }

    final void forget(KernelMessage message) {
        spool.remove(message);
    }

    final List<KernelMessage> spool() {
        return spool;
    }

    final void print(MessageId id, String text) {
        say(new KernelMessage.Stream(number(), id, false, text));
    }

    final void display(MessageId id, String data, @Nullable String displayId) {
        say(new KernelMessage.DisplayData(number(), id, new MimeBundle(data, "{}"), displayId));
    }

    final void begin(MessageId id, String code) {
        say(new KernelMessage.ExecuteInput(number(), id, code, ++count));
    }

    final void fail(MessageId id, String name) {
        say(new KernelMessage.ExecuteError(number(), id, name, "no luck", List.of(name + ": no luck")));
        reply(id, Outcome.ERROR);
    }

    final void reply(MessageId id, Outcome outcome) {
        say(new KernelMessage.ExecuteReply(number(), id, outcome, count, "[]"));
    }

    private final class Line implements KernelConnection {

        private final KernelListener mine;

        private Line(KernelListener mine) {
            this.mine = mine;
        }

        private boolean isOpen() {
            return listener == mine;
        }

        @Override
        public void execute(MessageId id, String code, boolean allowStdin, boolean stopOnError) {
            calls.add("execute");
            if (isOpen() && seen.add(id)) {
                ran.add(code);
                begin(id, code);
                run(id, code);
            }
        }

        @Override
        public void inputReply(MessageId request, String text) {
            calls.add("input " + text);
        }

        @Override
        public void complete(MessageId id, String code, int cursor) {
            say(new KernelMessage.CompleteReply(
                    number(), id, List.of(new KernelMessage.CompleteReply.Match("print", "function")), 0, cursor));
        }

        @Override
        public void inspect(MessageId id, String code, int cursor, int detail) {
            say(new KernelMessage.InspectReply(number(), id, true, new MimeBundle("{\"text/plain\":\"doc\"}", "{}")));
        }

        @Override
        public void isComplete(MessageId id, String code) {
            calls.add("isComplete");
        }

        @Override
        public void kernelInfo(MessageId id) {
            calls.add("kernelInfo");
            if (isOpen()) {
                info(id);
            }
        }

        @Override
        public void commOpen(MessageId id, String commId, String targetName, String data, List<String> buffers) {
            calls.add("commOpen");
        }

        @Override
        public void commMessage(MessageId id, String commId, String data, List<String> buffers) {
            calls.add("commMessage");
        }

        @Override
        public void commClose(MessageId id, String commId, String data) {
            calls.add("commClose");
        }

        @Override
        public void acknowledge(long upTo) {
            acknowledged.add(upTo);
        }

        @Override
        public void close() {
            calls.add("close");
        }
    }

    /** What the kernel does when it is asked who it is; one that runs a cell answers after it. */
    void info(MessageId id) {
        say(new KernelMessage.KernelInfoReply(number(), id, "5.4", "python", "3.13"));
    }
}
