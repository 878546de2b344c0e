package io.paddock.notebook;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Words;
import io.paddock.capacity.ComputeNeed;
import io.paddock.lab.EnvironmentName;
import io.paddock.lab.LabRequest;
import io.paddock.support.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Function;

/** A live notebook without database, containers, browsers or waiting: time passes when the test says so. */
final class LiveFixture {

    static final UserId STUDENT = new UserId(7);
    static final UserId TEACHER = new UserId(8);

    final MovableClock clock = MovableClock.stoppedAt(Instant.parse("2026-03-02T08:00:00Z"));
    final FakeLabs labs = new FakeLabs();
    final FakeKernel kernel;
    final MemoryJournal journal = new MemoryJournal();
    final LabRequest request = request("python", 2048, "intro/lesson-1");
    final OpenNotebook notebook;
    LiveNotebook live;
    /** What the database would have. */
    final List<AppliedBatch> stored = new ArrayList<>();

    final List<String> longRuns = new ArrayList<>();
    private final PriorityQueue<Timed> timed = new PriorityQueue<>(Comparator.comparing(Timed::at));
    private long sequence;

    private record Timed(Instant at, Runnable task) {}

    LiveFixture(FakeKernel kernel, String... sources) {
        this.kernel = kernel;
        var document = document(sources);
        notebook = new OpenNotebook(new NotebookHead(new NotebookId(17), "Test", request), document, 0, journal, clock);
        live = live();
    }

    static LabRequest request(String environment, int memoryMebibytes, String folder) {
        return new LabRequest(
                STUDENT,
                new CircleId(3),
                new EnvironmentName(environment),
                new ComputeNeed(memoryMebibytes, 1000),
                false,
                folder,
                null);
    }

    static NotebookDocument document(String... sources) {
        var document = new NotebookDocument(
                OutputLimits.DEFAULT,
                new OperationLog(0, 20),
                NotebookJson.MAPPER.createObjectNode(),
                NotebookJson.MAPPER.createObjectNode());
        for (var i = 0; i < sources.length; i++) {
            document.cellList()
                    .addLast(new DocumentCell(
                            "c" + (i + 1),
                            CellType.CODE,
                            sources[i],
                            NotebookJson.MAPPER.createObjectNode(),
                            NotebookJson.MAPPER.createObjectNode(),
                            OutputLimits.DEFAULT));
        }
        return document;
    }

    /** The live half anew over the same document, as after a restart of the application. */
    LiveNotebook live() {
        LiveTimer timer = (wait, task) -> timed.add(new Timed(clock.instant().plus(wait), task));
        var threads = new LiveThreads(task -> notebook.run(turn -> task.run()), Runnable::run, timer);
        var words = CutWords.in(new KeyWords(), Locale.ENGLISH);
        var audience = new LiveAudience(
                notebook,
                new OutputView(notebook.id(), OutputLimits.DEFAULT, words),
                OutputLimits.DEFAULT,
                clock,
                timer);
        notebook.listen(audience);
        Function<LabAttachment.Owner, LabAttachment> attachment = owner -> new LabAttachment(
                labs, kernel, () -> notebook.head().lab(), new KernelNames(notebook.id()), owner, threads);
        Function<KernelLife.Runs, KernelLife> life =
                runs -> new KernelLife(notebook, kernel, attachment, runs, threads, clock);
        return new LiveNotebook(
                notebook,
                audience,
                owner -> new RunDesk(notebook, life, message -> message.key(), owner, timer, clock),
                threads,
                (id, base, upTo) -> stored.stream()
                        .filter(batch -> batch.revision() > base && batch.revision() <= upTo)
                        .toList(),
                new LongRuns(clock, (outcome, took) -> longRuns.add(outcome + " " + took.toMinutes())),
                lab -> labs.stop(STUDENT, lab));
    }

    /** Lets time pass; what falls due on the way happens at its moment. */
    void pass(Duration by) {
        var until = clock.instant().plus(by);
        while (!timed.isEmpty() && !timed.peek().at().isAfter(until)) {
            var due = timed.remove();
            if (due.at().isAfter(clock.instant())) {
                clock.stopAt(due.at());
            }
            notebook.run(turn -> due.task().run());
        }
        clock.stopAt(until);
    }

    Page page() {
        return page(STUDENT, false);
    }

    Page page(UserId person, boolean readOnly) {
        return new Page(person, readOnly);
    }

    List<CellOutput> outputs(String cell) {
        return notebook.execute(
                turn -> turn.document().cell(cell).orElseThrow().outputs().all());
    }

    String text(String cell) {
        var view = new OutputView(notebook.id(), OutputLimits.DEFAULT, CutWords.in(new KeyWords(), Locale.ENGLISH));
        var text = new StringBuilder();
        for (var output : outputs(cell)) {
            text.append(NotebookJson.MAPPER
                    .readTree(view.json(output, true))
                    .path("text")
                    .asString(""));
        }
        return text.toString();
    }

    Execution run(String cell) {
        return notebook.execute(turn -> java.util.Objects.requireNonNull(
                turn.document().cell(cell).orElseThrow().lastRun()));
    }

    RunState state(String cell) {
        return run(cell).state();
    }

    String why(String cell) {
        var note = run(cell).note();
        return note == null ? "" : note.key();
    }

    /** A browser that takes in what it gets. */
    final class Page implements ViewerSink {

        final UUID client = UUID.randomUUID();
        final List<String> batches = new ArrayList<>();
        final List<String> events = new ArrayList<>();
        final LiveView view;
        boolean answers = true;
        private long seen;

        private Page(UserId person, boolean readOnly) {
            LiveTimer timer =
                    (wait, task) -> timed.add(new Timed(clock.instant().plus(wait), task));
            var viewer = new Viewer(
                    new Audience(client, Locale.ENGLISH, new KeyWords()),
                    person,
                    "Li Wei",
                    readOnly,
                    this,
                    clock,
                    timer);
            notebook.run(turn -> live.audience().join(viewer));
            view = new LiveView(live, viewer, () -> {}, clock);
            load();
        }

        void load() {
            seen = notebook.execute(turn -> live.audience().newestEvent());
            view.ready(seen);
        }

        @Override
        public void deliver(String batch) {
            batches.add(batch);
            var json = NotebookJson.MAPPER.readTree(batch);
            if (json.path("from").asLong() > seen) {
                events.add("load again");
                return;
            }
            seen = json.path("to").asLong();
            json.path("events").forEach(event -> events.add(event.toString()));
            if (answers) {
                view.received(seen);
            }
        }

        @Override
        public Duration pace() {
            return Duration.ofMillis(50);
        }

        void runCells(String... cells) {
            var list = "\"" + String.join("\",\"", cells) + "\"";
            submit("{\"op\":\"run\",\"cells\":[" + list + "],\"stopOnError\":true}");
        }

        void submit(String operations) {
            var base = notebook.execute(turn -> turn.document().revision());
            view.submit("{\"client\":\"" + client + "\",\"sequence\":" + ++sequence + ",\"base\":" + base
                    + ",\"operations\":[" + operations + "]}");
        }

        List<String> events(String type) {
            return events.stream()
                    .filter(event -> event.contains("\"t\":\"" + type + "\""))
                    .toList();
        }
    }

    /** Says the key and the arguments. */
    static final class KeyWords implements Words {

        @Override
        public String say(Message message, Locale locale) {
            return message.key()
                    + (message.arguments().isEmpty() ? "" : message.arguments().toString());
        }
    }
}
