package io.paddock.notebook;

import io.paddock.base.language.Message;
import io.paddock.base.language.Words;
import io.paddock.lab.LabId;
import io.paddock.lab.LabService;
import io.paddock.notebook.kernel.KernelClient;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts live notebooks together, and takes up what an earlier process of the application left running in them. */
@Component
class LiveWorkshop {

    private static final Logger log = LoggerFactory.getLogger(LiveWorkshop.class);

    private final LabService labs;
    private final KernelClient kernels;
    private final StoredBatches stored;
    private final PersonLocales locales;
    private final Words words;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final ExecutorService background = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("notebook-", 0).factory());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("notebook-timer").factory());

    LiveWorkshop(
            LabService labs,
            KernelClient kernels,
            StoredBatches stored,
            PersonLocales locales,
            Words words,
            ApplicationEventPublisher events,
            Clock clock) {
        this.labs = labs;
        this.kernels = kernels;
        this.stored = stored;
        this.locales = locales;
        this.words = words;
        this.events = events;
        this.clock = clock;
    }

    Executor background() {
        return background;
    }

    Clock clock() {
        return clock;
    }

    LiveTimer timer(OpenNotebook notebook) {
        return (wait, task) -> {
            if (!timer.isShutdown()) {
                timer.schedule(() -> inTurn(notebook, task), wait.toNanos(), TimeUnit.NANOSECONDS);
            }
        };
    }

    private void inTurn(OpenNotebook notebook, Runnable task) {
        background.execute(() -> {
            try {
                notebook.run(turn -> task.run());
            } catch (RuntimeException failure) {
                log.error("What was to be done later in notebook {} failed", notebook.id(), failure);
            }
        });
    }

    /** Waits for the database. */
    LiveNotebook make(OpenNotebook notebook) {
        var locale = locales.of(notebook.head().owner());
        var threads = new LiveThreads(task -> notebook.run(turn -> task.run()), background, timer(notebook));
        var limits = notebook.execute(turn -> turn.document().limits());
        var view = new OutputView(notebook.id(), limits, CutWords.in(words, locale));
        var audience = new LiveAudience(notebook, view, limits, clock, threads.timer());
        Function<LabAttachment.Owner, LabAttachment> attachment = owner -> new LabAttachment(
                labs, kernels, () -> notebook.head().lab(), new KernelNames(notebook.id()), owner, threads);
        Function<KernelLife.Runs, KernelLife> life =
                runs -> new KernelLife(notebook, kernels, attachment, runs, threads, clock);
        Function<Message, String> say = message -> words.say(message, locale);
        var live = new LiveNotebook(
                notebook,
                audience,
                owner -> new RunDesk(notebook, life, say, owner, threads.timer(), clock),
                threads,
                stored,
                new LongRuns(
                        clock,
                        (outcome, took) -> background.execute(() -> events.publishEvent(
                                new LongRunEnded(notebook.id(), notebook.head().owner(), outcome, took)))),
                lab -> background.execute(() -> stop(notebook, lab)));
        notebook.listen(audience);
        takeUp(live);
        return live;
    }

    private void stop(OpenNotebook notebook, LabId lab) {
        labs.stop(notebook.head().owner(), lab);
    }

    private void takeUp(LiveNotebook live) {
        var notebook = live.notebook();
        var session = notebook.execute(turn -> turn.document().kernel());
        var lab = session.flatMap(kernel -> labs.find(kernel.lab()));
        var gateway = lab.flatMap(found -> labs.gateway(found.id()));
        notebook.run(turn -> {
            live.desk().resume();
            if (lab.isPresent() && LabAttachment.isAlive(lab.get())) {
                live.desk().life().adopt(lab.get(), gateway);
            } else if (session.isPresent() || live.desk().isBusy()) {
                live.desk().life().adoptNothing(RunNote.of("notebook.live.run.lab-gone"));
            } else {
                live.desk().goOn();
            }
            live.shown();
        });
    }

    void close() {
        timer.shutdownNow();
        background.shutdown();
    }
}
