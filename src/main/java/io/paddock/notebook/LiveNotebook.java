package io.paddock.notebook;

import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.lab.Lab;
import io.paddock.lab.LabId;
import io.paddock.lab.LabUsage;
import io.paddock.notebook.kernel.KernelLinkException;
import io.paddock.notebook.kernel.KernelMessage;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** A notebook that somebody looks at, or that has a kernel: brings its audience and its runs together. Used in its turns only. */
final class LiveNotebook implements RunDesk.Owner {

    private static final Logger log = LoggerFactory.getLogger(LiveNotebook.class);

    private final OpenNotebook notebook;
    private final LiveAudience audience;
    private final RunDesk desk;
    private final KernelQuestions questions;
    private final Consumer<LabId> stopLab;
    private final LongRuns runs;
    private final StoredBatches stored;
    private final Executor background;
    private @Nullable LabUsage usage;
    private @Nullable LabEvent told;

    /** @param stopLab asks for the end of a lab, in the background */
    LiveNotebook(
            OpenNotebook notebook,
            LiveAudience audience,
            Function<RunDesk.Owner, RunDesk> desk,
            LiveThreads threads,
            StoredBatches stored,
            LongRuns runs,
            Consumer<LabId> stopLab) {
        this.notebook = notebook;
        this.audience = audience;
        this.desk = desk.apply(this);
        this.questions = new KernelQuestions(threads.timer());
        this.stored = stored;
        this.runs = runs;
        this.background = threads.background();
        this.stopLab = stopLab;
    }

    OpenNotebook notebook() {
        return notebook;
    }

    LiveAudience audience() {
        return audience;
    }

    RunDesk desk() {
        return desk;
    }

    /** Whether nobody looks and nothing runs or could run: it may be let go of. */
    boolean isIdle() {
        return audience.isEmpty() && desk.size() == 0 && !desk.life().isUnderWay();
    }

    void submit(Viewer from, OperationBatch batch) {
        notebook.run(turn -> {
            if (!from.readOnly() && LateBatches.isLate(turn, batch)) {
                var upTo = turn.document().log().oldestBase();
                background.execute(() -> submitLate(from, batch, upTo));
            } else {
                put(from, batch, () -> turn.submit(batch, !from.readOnly()));
            }
        });
    }

    private void submitLate(Viewer from, OperationBatch batch, long upTo) {
        try {
            var since = stored.since(notebook.id(), batch.base(), upTo);
            notebook.run(turn -> put(from, batch, () -> turn.submitLate(batch, since)));
        } catch (RuntimeException failure) {
            log.warn("What a late batch of notebook {} is to be merged with could not be read", notebook.id(), failure);
            notebook.run(turn -> notStored(from));
        }
    }

    private void put(Viewer from, OperationBatch batch, Supplier<BatchAnswer> submission) {
        try {
            answer(from, batch, submission.get());
        } catch (UncheckedIOException journal) {
            log.error("A batch of notebook {} could not be journalled", notebook.id(), journal);
            notStored(from);
        }
    }

    private void notStored(Viewer from) {
        audience.notice(from.audience().client(), true, Message.of("notebook.live.asked.not-stored"));
    }

    /** Another document is about to take the place of this one: what runs is interrupted first. */
    void abandon() {
        if (desk.abandon()) {
            audience.notice(null, false, Message.of("notebook.live.run.abandoned"));
        }
    }

    private void answer(Viewer from, OperationBatch batch, BatchAnswer answer) {
        var client = from.audience().client();
        switch (answer) {
            case BatchAnswer.Applied applied -> run(applied, from.person());
            case BatchAnswer.Repeated repeated -> audience.tell(LiveEvents.appliedAgain(client, repeated.batch()));
            case BatchAnswer.Rejected rejected -> audience.tell(LiveEvents.rejected(client, rejected));
        }
        log.debug(
                "Batch {} of {}: {}",
                batch.sequence(),
                batch.client(),
                answer.getClass().getSimpleName());
    }

    private void run(BatchAnswer.Applied applied, UserId by) {
        var asked = applied.batch().operations().stream()
                .filter(DocumentOperation.Run.class::isInstance)
                .flatMap(operation -> ((DocumentOperation.Run) operation).cells().stream())
                .toList();
        if (!asked.isEmpty()) {
            desk.add(applied.runs(), asked, by);
        }
    }

    void command(Viewer from, LiveCommand command) {
        var client = from.audience().client();
        if (from.readOnly()) {
            audience.notice(client, true, Message.of("notebook.live.asked.read-only"));
            return;
        }
        switch (command) {
            case LiveCommand.Interrupt interrupt -> desk.interrupt();
            case LiveCommand.Restart restart ->
                desk.life().restart(restart.run() ? () -> runAll(from.person()) : () -> {});
            case LiveCommand.Shutdown shutdown -> desk.life().shutdown();
            case LiveCommand.Start start -> desk.life().want(from.person(), false);
            case LiveCommand.Stop stop -> desk.life().lab().map(Lab::id).ifPresent(stopLab);
            case LiveCommand.Input input -> {
                if (!desk.input(input.request(), input.text())) {
                    audience.notice(client, true, Message.of("notebook.live.asked.input-gone"));
                }
            }
            case LiveCommand.Complete complete ->
                ask(
                        client,
                        complete.request(),
                        (connection, id) -> connection.complete(id, complete.code(), complete.offset()));
            case LiveCommand.Inspect inspect ->
                ask(
                        client,
                        inspect.request(),
                        (connection, id) -> connection.inspect(id, inspect.code(), inspect.offset(), 0));
            case LiveCommand.Cancel cancel -> desk.cancel(cancel.cells());
        }
    }

    private interface Question {
        void send(io.paddock.notebook.kernel.KernelConnection connection, io.paddock.notebook.kernel.MessageId id);
    }

    /** A kernel that runs a cell answers only after it; the browser gives up before. */
    private void ask(UUID client, String request, Question question) {
        var connection = desk.life().connection();
        if (connection.isEmpty()) {
            return;
        }
        try {
            question.send(connection.get(), questions.ask(client, request));
        } catch (KernelLinkException cut) {
            log.debug("A question was not sent ({})", cut.kind());
        }
    }

    private void runAll(UserId by) {
        notebook.run(turn -> {
            var cells = turn.document().cells().stream()
                    .filter(DocumentCell::runnable)
                    .map(DocumentCell::id)
                    .toList();
            var batch = new OperationBatch(
                    UUID.randomUUID().toString(),
                    1,
                    turn.document().revision(),
                    List.of(new DocumentOperation.Run(cells, true)));
            if (turn.submit(batch, true) instanceof BatchAnswer.Applied applied) {
                run(applied, by);
            }
        });
    }

    @Override
    public void answered(KernelMessage answer) {
        var parent = answer.parent();
        var question = parent == null ? Optional.<KernelQuestions.Question>empty() : questions.answered(parent);
        question.ifPresent(asked -> {
            if (answer instanceof KernelMessage.CompleteReply complete) {
                audience.tell(LiveEvents.completion(asked.client(), asked.request(), complete));
            } else if (answer instanceof KernelMessage.InspectReply inspect) {
                audience.tell(LiveEvents.inspection(asked.client(), asked.request(), inspect));
            }
        });
    }

    @Override
    public void placed(List<Execution> waiting) {
        notebook.run(turn -> waiting.forEach(run -> audience.tellRan(run, turn.document())));
    }

    @Override
    public void ended(RunState how) {
        runs.ended(how);
    }

    @Override
    public void shown() {
        runs.look(desk.size(), desk.sentAt(), audience.has(notebook.head().owner()));
        var now = event();
        if (!now.equals(told)) {
            told = now;
            audience.tell(now);
        }
    }

    @Override
    public void notice(Message message) {
        audience.notice(null, true, message);
    }

    void used(LabUsage now) {
        usage = now;
        shown();
    }

    private LabEvent event() {
        if (desk.life().lab().isEmpty()) {
            usage = null;
        }
        return desk.life().event(desk.size(), desk.isBusy(), usage);
    }

    ObjectNode labBody(Audience viewer) {
        return event().body(viewer);
    }
}
