package io.paddock.notebook;

import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.notebook.kernel.KernelConnection;
import io.paddock.notebook.kernel.KernelMessage;
import io.paddock.notebook.kernel.MessageId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs a notebook's cells: sends what is next, files what comes back. Used in the notebook's turns only.
 *
 * <p>The order that loses nothing: a request is journalled, then sent; a message is journalled, applied and shown, then acknowledged.
 */
final class RunDesk implements KernelLife.Runs {

    static final Duration DEAF_AFTER = Duration.ofSeconds(10);
    private static final int PLACES_TOLD = 8;
    private static final RunNote REPLACED = RunNote.of("notebook.document.run.replaced");
    private static final RunNote INTERRUPTED = RunNote.of("notebook.live.run.interrupted");

    /** Who is told. */
    interface Owner {

        void answered(KernelMessage answer);

        void placed(List<Execution> waiting);

        void shown();

        void ended(RunState how);

        void notice(Message message);
    }

    private final OpenNotebook notebook;
    private final KernelLife life;
    private final OutputRecords outputs;
    private final Owner owner;
    private final LiveTimer timer;
    private final Clock clock;
    private final RunQueue queue = new RunQueue();
    private final RunRequests requests = new RunRequests();
    private final RunCells cells = new RunCells();
    private UserId actor;
    private @Nullable MessageId abandoned;
    private String errorName = "";

    RunDesk(
            OpenNotebook notebook,
            Function<KernelLife.Runs, KernelLife> life,
            Function<Message, String> words,
            Owner owner,
            LiveTimer timer,
            Clock clock) {
        this.notebook = notebook;
        this.life = life.apply(this);
        this.outputs = new OutputRecords(run -> cells.of(run, document()), words);
        this.owner = owner;
        this.timer = timer;
        this.clock = clock;
        this.actor = notebook.head().owner();
    }

    KernelLife life() {
        return life;
    }

    /** Cells that run or wait. */
    int size() {
        return queue.size();
    }

    /** When the cell under way was sent; null where none is. */
    @Nullable Instant sentAt() {
        return queue.current().map(Execution::sentAt).orElse(null);
    }

    boolean isBusy() {
        return queue.current().isPresent() || abandoned != null;
    }

    /** Whether the kernel computes; one that waits for a line does not. */
    boolean isComputing() {
        return isBusy() && document().inputs().isEmpty();
    }

    /** Takes up the runs that an earlier process of the application had queued and sent. */
    void resume() {
        queue.resume(document().runs().all());
    }

    /** Sends what waits, if it may go now. */
    @Override
    public void goOn() {
        next();
    }

    @Override
    public boolean anythingWaits() {
        return !queue.waiting().isEmpty();
    }

    /** Takes in runs that a batch has queued; {@code asked} are all cells that it wants run, those that wait already included. */
    void add(Collection<Execution> runs, Collection<String> asked, UserId by) {
        actor = by;
        queue.add(runs, clock.instant()).forEach(this::record);
        for (var run : queue.waiting()) {
            if (asked.contains(run.cell())) {
                document().cell(run.cell()).ifPresent(cell -> requests.asked(run.id(), cell.source()));
            }
        }
        life.use(actor);
        next();
        shown();
    }

    void cancel(Set<String> cells) {
        queue.cancel(cells, clock.instant()).forEach(this::record);
        tellPlaces();
        shown();
    }

    void interrupt() {
        breakOff(INTERRUPTED);
    }

    @Override
    public void breakOff(RunNote why) {
        queue.interrupting(why, clock.instant()).forEach(this::record);
        queue.current().ifPresent(running -> interrupt(running.id()));
        if (abandoned != null) {
            interrupt(abandoned);
        }
        shown();
    }

    private void interrupt(MessageId running) {
        life.interrupt();
        timer.after(DEAF_AFTER, () -> {
            if (queue.isCurrent(running) || running.equals(abandoned)) {
                notice(Message.of("notebook.live.kernel.deaf"));
            }
        });
    }

    /**
     * The document is about to be another one: interrupts what runs and cancels what waits. Nothing is sent until the kernel has let go of the old run,
     * or its error would take the next one with it; what the old run still says belongs nowhere.
     *
     * @return whether something ran
     */
    boolean abandon() {
        var running = queue.current();
        queue.kernelGone(RunState.INTERRUPTED, REPLACED, clock.instant()).forEach(this::record);
        requests.clear();
        cells.forget();
        running.ifPresent(run -> {
            abandoned = run.id();
            interrupt(run.id());
        });
        shown();
        return running.isPresent();
    }

    /** Gives a line to the cell that waits for it; false where none does, or it cannot be reached now. */
    boolean input(MessageId request, String text) {
        var connection = life.connection();
        var open = document().inputs().stream()
                .filter(input -> input.request().equals(request))
                .findFirst();
        if (open.isEmpty() || connection.isEmpty()) {
            return false;
        }
        var shownText = open.get().password() ? "········" : text;
        record(new NotebookRecord.InputClosed(request));
        record(new NotebookRecord.StreamAppended(
                0, open.get().cell(), false, open.get().prompt() + shownText + "\n"));
        requests.answer(connection.get(), request, text);
        return true;
    }

    @Override
    public void connected(KernelConnection connection) {
        abandoned = null;
        queue.current()
                .ifPresent(run -> requests.again(
                        connection, run.id(), requests.code(run, document()).orElse("")));
        next();
    }

    private void next() {
        while (abandoned == null) {
            var run = queue.next();
            if (run.isEmpty()) {
                return;
            }
            var connection = life.connection();
            if (connection.isEmpty()) {
                life.want(actor, false);
                return;
            }
            var code = requests.code(run.get(), document());
            if (code.isEmpty()) {
                record(queue.dropNext(RunNote.of("notebook.live.run.source-gone"), clock.instant()));
                continue;
            }
            record(queue.begin(clock.instant()));
            errorName = "";
            requests.begin(connection.get(), run.get().id(), code.get());
            tellPlaces();
            return;
        }
    }

    @Override
    public void message(KernelMessage message) {
        var before = queue.current();
        var records = new ArrayList<>(records(message));
        if (records.stream().noneMatch(happened -> happened.kernelSequence() == message.sequence())) {
            records.add(new NotebookRecord.KernelAdvanced(message.sequence()));
        }
        records.forEach(this::record);
        life.connection().ifPresent(connection -> requests.acknowledge(connection, message.sequence()));
        if (message instanceof KernelMessage.Status status) {
            life.stateSaid(status.state());
        } else if (message instanceof KernelMessage.CompleteReply || message instanceof KernelMessage.InspectReply) {
            owner.answered(message);
        }
        var letGo = message instanceof KernelMessage.ExecuteReply
                && message.parent() != null
                && message.parent().equals(abandoned);
        if (letGo) {
            abandoned = null;
        }
        if (letGo || (!before.equals(queue.current()) && queue.current().isEmpty())) {
            next();
            tellPlaces();
            shown();
        }
    }

    private List<NotebookRecord> records(KernelMessage message) {
        var parent = message.parent();
        return switch (message) {
            case KernelMessage.ExecuteInput input
            when parent != null -> queue.counted(input.sequence(), parent, input.executionCount());
            case KernelMessage.ExecuteReply reply when parent != null -> replied(reply, parent);
            case KernelMessage.KernelInfoReply info when parent != null && requests.isProof(parent) -> proved(info);
            case KernelMessage.ExecuteError error -> {
                if (queue.isCurrent(parent)) {
                    errorName = error.name();
                }
                yield List.of(outputs.of(error));
            }
            default -> List.of(outputs.of(message));
        };
    }

    private List<NotebookRecord> replied(KernelMessage.ExecuteReply reply, MessageId run) {
        var records = new ArrayList<NotebookRecord>();
        if (queue.isCurrent(run)) {
            outputs.page(reply).ifPresent(records::add);
        }
        records.addAll(
                queue.replied(reply.sequence(), run, reply.outcome(), reply.executionCount(), clock.instant(), hint()));
        return records;
    }

    private @Nullable RunNote hint() {
        var gone = errorName.equals("NameError") && document().cells().stream().anyMatch(DocumentCell::stale);
        return gone ? RunNote.of("notebook.live.run.names-gone") : null;
    }

    private List<NotebookRecord> proved(KernelMessage.KernelInfoReply info) {
        var run = requests.takeProven();
        return run != null && queue.isCurrent(run)
                ? queue.endedUnseen(info.sequence(), RunNote.of("notebook.live.run.unseen-end"), clock.instant())
                : List.of();
    }

    @Override
    public void lost(RunState how, RunNote why) {
        queue.kernelGone(how, why, clock.instant()).forEach(this::record);
        requests.clear();
        abandoned = null;
    }

    @Override
    public void parted(RunNote why) {
        if (queue.current().isPresent()) {
            lost(RunState.LOST, why);
        }
        abandoned = null;
    }

    @Override
    public void shown() {
        owner.shown();
    }

    @Override
    public void notice(Message message) {
        owner.notice(message);
    }

    private void tellPlaces() {
        var waiting = queue.waiting();
        owner.placed(waiting.subList(0, Math.min(PLACES_TOLD, waiting.size())));
    }

    private void record(NotebookRecord happened) {
        if (happened instanceof NotebookRecord.RunEnded over) {
            requests.ended(over.run());
            cells.ends(over.run(), document());
            owner.ended(over.state());
        }
        notebook.run(turn -> turn.record(happened));
    }

    private NotebookDocument document() {
        return notebook.execute(OpenNotebook.Turn::document);
    }
}
