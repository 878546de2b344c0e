package io.paddock.notebook;

import io.paddock.account.CircleId;
import io.paddock.base.language.Message;
import io.paddock.capacity.ComputeNeed;
import io.paddock.lab.EnvironmentName;
import io.paddock.lab.GatewayAddress;
import io.paddock.lab.LabId;
import io.paddock.lab.LabRequest;
import io.paddock.lab.LabState;
import io.paddock.notebook.kernel.RealKernels;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A live notebook on a real kernel, in real time; labs, people and journal are fakes. */
final class RealFixture implements AutoCloseable {

    private final Clock clock = Clock.systemUTC();
    private final LabAt labs;
    private final OpenNotebook notebook;
    private LiveWorkshop workshop;
    private LiveNotebook live;
    private long sequence;

    private static final class LabAt extends FakeLabs {

        private final GatewayAddress address;

        private LabAt(GatewayAddress address) {
            this.address = address;
        }

        @Override
        public Optional<GatewayAddress> gateway(LabId id) {
            return super.gateway(id).map(any -> address);
        }
    }

    RealFixture(GatewayAddress address, String... sources) {
        labs = new LabAt(address);
        var request = new LabRequest(
                LiveFixture.STUDENT,
                new CircleId(3),
                new EnvironmentName("python"),
                new ComputeNeed(640, 1000),
                false,
                "work-" + UUID.randomUUID(),
                null);
        notebook = new OpenNotebook(
                new NotebookHead(new NotebookId(17), "Test", request),
                LiveFixture.document(sources),
                0,
                new MemoryJournal(),
                clock);
        workshop = workshop();
        live = workshop.make(notebook);
    }

    private LiveWorkshop workshop() {
        return new LiveWorkshop(
                labs,
                RealKernels.client(),
                (id, base, upTo) -> List.of(),
                person -> Locale.ENGLISH,
                new LiveFixture.KeyWords(),
                event -> {},
                clock);
    }

    /** The application ends without a word to the kernel, and another one takes up. */
    void restart() {
        var before = live;
        notebook.run(turn -> {
            notebook.forget(before.audience());
            before.desk().life().close();
        });
        workshop.close();
        workshop = workshop();
        live = workshop.make(notebook);
    }

    void labChanged(LabState state, Message stage) {
        var now = labs.now(state, stage);
        notebook.run(turn -> live.desk().life().labChanged(now));
    }

    Page page() {
        return new Page();
    }

    List<CellOutput> outputs(String cell) {
        return notebook.execute(
                turn -> turn.document().cell(cell).orElseThrow().outputs().all());
    }

    StreamText stream(String cell) {
        return ((CellOutput.Stream) outputs(cell).getFirst()).text();
    }

    String json(String cell) {
        return notebook.execute(turn -> {
            var json = new StringBuilder();
            for (var output : turn.document().cell(cell).orElseThrow().outputs().all()) {
                json.append(output instanceof CellOutput.Fixed fixed ? fixed.json() : view().json(output, true))
                        .append('\n');
            }
            return json.toString();
        });
    }

    String text(String cell) {
        return notebook.execute(turn -> {
            var text = new StringBuilder();
            for (var output : turn.document().cell(cell).orElseThrow().outputs().all()) {
                if (output instanceof CellOutput.Stream) {
                    text.append(NotebookJson.MAPPER
                            .readTree(view().json(output, true))
                            .path("text")
                            .asString(""));
                }
            }
            return text.toString();
        });
    }

    private OutputView view() {
        return new OutputView(
                notebook.id(), OutputLimits.DEFAULT, CutWords.in(new LiveFixture.KeyWords(), Locale.ENGLISH));
    }

    Execution run(String cell) {
        return notebook.execute(turn -> {
            var run = turn.document().cell(cell).orElseThrow().lastRun();
            return run == null
                    ? Execution.queued(io.paddock.notebook.kernel.MessageId.random(), cell, 0, true, clock.instant())
                    : run;
        });
    }

    String why(String cell) {
        var note = run(cell).note();
        return note == null ? "" : note.key();
    }

    @Override
    public void close() {
        notebook.run(turn -> live.desk().life().shutdown());
        notebook.run(turn -> live.desk().life().close());
        workshop.close();
    }

    /** A browser that takes in what it gets, on a thread of its own. */
    final class Page implements ViewerSink {

        final UUID client = UUID.randomUUID();
        final List<String> batches = new CopyOnWriteArrayList<>();
        final List<String> events = new CopyOnWriteArrayList<>();
        final LiveView view;

        private Page() {
            var viewer = new Viewer(
                    new Audience(client, Locale.ENGLISH, new LiveFixture.KeyWords()),
                    LiveFixture.STUDENT,
                    "Li Wei",
                    false,
                    this,
                    clock,
                    workshop.timer(notebook));
            notebook.run(turn -> live.audience().join(viewer));
            view = new LiveView(live, viewer, () -> {}, clock);
            view.ready(notebook.execute(turn -> live.audience().newestEvent()));
        }

        @Override
        public void deliver(String batch) {
            Thread.ofVirtual().start(() -> {
                var json = NotebookJson.MAPPER.readTree(batch);
                json.path("events").forEach(event -> events.add(event.toString()));
                batches.add(batch);
                view.received(json.path("to").asLong());
            });
        }

        @Override
        public Duration pace() {
            return Duration.ofMillis(50);
        }

        void runCells(String... cells) {
            var base = notebook.execute(turn -> turn.document().revision());
            view.submit("{\"client\":\"" + client + "\",\"sequence\":" + ++sequence + ",\"base\":" + base
                    + ",\"operations\":[{\"op\":\"run\",\"cells\":[\"" + String.join("\",\"", cells)
                    + "\"],\"stopOnError\":true}]}");
        }

        List<String> events(String type) {
            return events.stream()
                    .filter(event -> event.contains("\"t\":\"" + type + "\""))
                    .toList();
        }
    }
}
