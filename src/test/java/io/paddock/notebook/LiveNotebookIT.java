package io.paddock.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.paddock.account.AccountService;
import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.Profile;
import io.paddock.account.Role;
import io.paddock.account.Theme;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.capacity.ComputeNeed;
import io.paddock.lab.EnvironmentName;
import io.paddock.lab.LabImageFixture;
import io.paddock.lab.LabRequest;
import io.paddock.lab.LabService;
import io.paddock.support.IntegrationTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole way: a person's view, the database, a lab that is admitted, started and stopped, a real kernel. */
@IntegrationTest
class LiveNotebookIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Autowired
    ConfigurableApplicationContext application;

    @Autowired
    NotebookService notebooks;

    @Autowired
    LiveNotebooks live;

    @Autowired
    LiveRegistry registry;

    @Autowired
    OpenNotebooks open;

    @Autowired
    LabService labs;

    @Autowired
    AccountService accounts;

    @Autowired
    CircleService circles;

    private UserId student = new UserId(0);
    private CircleId course = new CircleId(0);

    @BeforeEach
    void makeStudent() {
        LabImageFixture.awaitPython(application);
        var institution = circles.ensureInstitution("Live notebooks");
        var made = circles.ensure(CircleKind.COURSE, UUID.randomUUID().toString(), institution.id());
        student = accounts.register(
                        "p" + UUID.randomUUID().toString().substring(0, 12),
                        new Profile("Li Wei", Language.ENGLISH, Theme.SYSTEM, ZoneId.of("Asia/Shanghai")))
                .id();
        circles.ensureMember(student, made.id(), Role.STUDENT);
        course = made.id();
    }

    @AfterEach
    void stopLabs() {
        labs.running(student).forEach(lab -> labs.stop(student, lab.id()));
    }

    @Test
    void attachesALabRunsAndKeepsTheOutputInTheDatabase() {
        var id = notebook("print('hello from the lab')", "import os\nprint(os.getcwd())");
        var page = new Page(id);

        page.run("c0", "c1");
        awaitState(id, "c1", RunState.DONE);

        page.awaitText("hello from the lab", "/home/student/intro/lesson-1");
        assertThat(page.states()).contains("starting", "ready");
        await().atMost(PATIENCE)
                .until(() -> new String(notebooks.download(student, id), StandardCharsets.UTF_8)
                        .contains("hello from the lab"));
    }

    @Test
    void saysThatTheLabRanOutOfMemory() {
        var id = notebook("x = bytearray(100)\nprint('before', flush=True)\ny = 'x' * (3 * 1024 ** 3)\nprint(len(y))");
        var page = new Page(id);

        page.run("c0");
        awaitState(id, "c0", RunState.LOST);

        assertThat(open(id, "c0").note()).extracting(RunNote::key).asString().contains("out-of-memory");
        page.awaitText("out of memory");
    }

    @Test
    void goesOnAfterTheLiveHalfWasStartedAgain() {
        var id = notebook("import time\nfor i in range(80):\n    print(i, flush=True)\n    time.sleep(0.05)");
        new Page(id).run("c0");
        await().atMost(PATIENCE).until(() -> text(id).contains("5\n"));

        registry.close(id);
        registry.recover();
        awaitState(id, "c0", RunState.DONE);

        assertThat(text(id)).startsWith("0\n1\n2\n").endsWith("78\n79\n").hasLineCount(80);
    }

    private NotebookId notebook(String... sources) {
        var cells = new ArrayList<String>();
        for (var i = 0; i < sources.length; i++) {
            cells.add("{\"cell_type\":\"code\",\"id\":\"c" + i + "\",\"metadata\":{},\"source\":"
                    + NotebookJson.text(sources[i]) + ",\"execution_count\":null,\"outputs\":[]}");
        }
        var file = "{\"cells\":[" + String.join(",", cells) + "],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":5}";
        var request = new LabRequest(
                student,
                course,
                new EnvironmentName("python"),
                new ComputeNeed(512, 1_000),
                false,
                "intro/lesson-1",
                null);
        return notebooks.create(student, new NotebookSource("Live", file.getBytes(StandardCharsets.UTF_8), request));
    }

    private Execution open(NotebookId id, String cell) {
        try (var hold = open.open(id)) {
            return hold.notebook().execute(turn -> {
                var run = turn.document().cell(cell).orElseThrow().lastRun();
                return run == null
                        ? Execution.queued(
                                io.paddock.notebook.kernel.MessageId.random(), cell, 0, true, java.time.Instant.EPOCH)
                        : run;
            });
        }
    }

    private String text(NotebookId id) {
        try (var hold = open.open(id)) {
            return hold.notebook().execute(turn -> {
                var outputs = turn.document().cell("c0").orElseThrow().outputs();
                var view = new OutputView(
                        id, OutputLimits.DEFAULT, CutWords.in(new LiveFixture.KeyWords(), Locale.ENGLISH));
                return outputs.size() == 0
                        ? ""
                        : NotebookJson.MAPPER
                                .readTree(view.json(outputs.get(0), true))
                                .path("text")
                                .asString("");
            });
        }
    }

    private void awaitState(NotebookId id, String cell, RunState state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(open(id, cell).state()).isEqualTo(state));
    }

    /** A browser of the student. */
    private final class Page implements ViewerSink {

        private final UUID client = UUID.randomUUID();
        private final List<String> events = new CopyOnWriteArrayList<>();
        private final NotebookView view;
        private final NotebookId id;
        private long sequence;

        private Page(NotebookId id) {
            this.id = id;
            view = live.door(student, id).view(client, Locale.ENGLISH, this);
            try (var hold = open.open(id)) {
                view.ready(hold.notebook()
                        .execute(turn -> registry.snapshot(turn, Locale.ENGLISH).event()));
            }
        }

        @Override
        public void deliver(String batch) {
            Thread.ofVirtual().start(() -> {
                var json = NotebookJson.MAPPER.readTree(batch);
                json.path("events").forEach(event -> events.add(event.toString()));
                view.received(json.path("to").asLong());
            });
        }

        @Override
        public Duration pace() {
            return Duration.ofMillis(50);
        }

        private void run(String... cells) {
            long base;
            try (var hold = open.open(id)) {
                base = hold.notebook()
                        .execute(turn -> Long.valueOf(turn.document().revision()));
            }
            view.submit("{\"client\":\"" + client + "\",\"sequence\":" + ++sequence + ",\"base\":" + base
                    + ",\"operations\":[{\"op\":\"run\",\"cells\":[\"" + String.join("\",\"", cells)
                    + "\"],\"stopOnError\":true}]}");
        }

        private List<String> states() {
            return events.stream()
                    .filter(event -> event.contains("\"t\":\"lab\""))
                    .map(event ->
                            NotebookJson.MAPPER.readTree(event).path("state").asString())
                    .toList();
        }

        /** The document is ahead of the page: events go to it in batches. */
        private void awaitText(String... parts) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(String.join("\n", events)).contains(parts));
        }
    }
}
