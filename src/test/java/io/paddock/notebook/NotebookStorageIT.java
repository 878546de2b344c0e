package io.paddock.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.account.AccessDenied;
import io.paddock.account.Circle;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Refusal;
import io.paddock.capacity.ComputeNeed;
import io.paddock.capacity.SliceNeed;
import io.paddock.lab.EnvironmentName;
import io.paddock.lab.LabId;
import io.paddock.lab.LabRequest;
import io.paddock.notebook.kernel.KernelId;
import io.paddock.notebook.kernel.MessageId;
import io.paddock.notebook.kernel.MimeBundle;
import io.paddock.support.IntegrationTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@IntegrationTest
class NotebookStorageIT {

    @Autowired
    private io.paddock.account.AccountService accounts;

    @Autowired
    private io.paddock.account.CircleService circles;

    @Autowired
    private NotebookService notebooks;

    @Autowired
    private OpenNotebookRegistry registry;

    @Autowired
    private NotebookReading reading;

    @Autowired
    private NotebookQueries queries;

    @Autowired
    private OutputReading outputs;

    @Autowired
    private NotebookProgress progress;

    @Autowired
    private NotebookWriting writing;

    @Autowired
    private NotebookJournal journal;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Clock clock;

    private NotebookFixture fixture;
    private Circle course;
    private UserId student;

    @BeforeEach
    void aStudent() {
        fixture = new NotebookFixture(accounts, circles, notebooks);
        course = fixture.course();
        student = fixture.member(course, Role.STUDENT);
    }

    @Test
    void anUnrevisedFileComesBackByteForByte() {
        String odd = NotebookFileTest.WHOLE.replace("{\"cells\"", "\n\n  {\"cells\"");

        NotebookId id = fixture.notebook(student, course, "Odd", odd);

        assertThat(text(notebooks.download(student, id))).isEqualTo(odd);
    }

    @Test
    void aRevisedOneKeepsUntouchedCellsEqual() {
        NotebookId id = fixture.notebook(student, course, "Whole", NotebookFileTest.WHOLE);
        try (NotebookHold hold = registry.open(id)) {
            submit(hold, NotebookFixture.batch("c-1", 1, 0, NotebookFixture.typed("intro", 0, "New ")));
        }

        var before = NotebookJson.MAPPER.readTree(NotebookFileTest.WHOLE);
        var after = NotebookJson.MAPPER.readTree(notebooks.download(student, id));
        assertThat(after.get("cells").get(1)).isEqualTo(before.get("cells").get(1));
        assertThat(after.get("cells").get(2)).isEqualTo(before.get("cells").get(2));
        assertThat(after.get("later")).isEqualTo(before.get("later"));
        assertThat(after.at("/cells/0/source/0").asString()).isEqualTo("New # Title\n");
        assertThat(after.at("/cells/0/attachments")).isEqualTo(before.at("/cells/0/attachments"));
    }

    @Test
    void everythingComesBackFromTheDatabase() {
        NotebookId id = fixture.notebook(student, course, "All", NotebookFixture.file(3));
        MessageId run = work(id);

        NotebookDocument again = reading.load(id, OutputLimits.DEFAULT).document();

        try (NotebookHold hold = registry.open(id)) {
            OutputTexts texts = outputs.texts(id);
            String now = hold.notebook().execute(turn -> NotebookFileTest.written(turn.document(), texts));
            assertThat(NotebookFileTest.written(again, texts)).isEqualTo(now).hasSizeGreaterThan(2_000_000);
        }
        assertThat(again.revision()).isEqualTo(2);
        assertThat(again.kernel()).contains(new KernelSession(new LabId(7), new KernelId("k-1"), 6));
        assertThat(again.runs().find(run)).isNotNull();
        assertThat(again.inputs()).hasSize(1);
        assertThat(again.log().find("c-1", 1)).isPresent();
        assertThat(again.cell("c0").orElseThrow().outputs().size()).isEqualTo(3);
    }

    /** Edits, runs, prints, shows and asks; everything is written to the database. */
    private MessageId work(NotebookId id) {
        try (NotebookHold hold = registry.open(id)) {
            submit(hold, NotebookFixture.batch("c-1", 1, 0, NotebookFixture.typed("c0", 0, "x = 1\n")));
            BatchAnswer answer = submit(
                    hold, NotebookFixture.batch("c-1", 2, 1, new DocumentOperation.Run(List.of("c0", "c1"), true)));
            MessageId run = ((BatchAnswer.Applied) answer).runs().getFirst().id();
            hold.notebook().run(turn -> {
                turn.record(new NotebookRecord.KernelAttached(new LabId(7), new KernelId("k-1")));
                turn.record(new NotebookRecord.RunSent(run, clock.instant()));
                turn.record(new NotebookRecord.RunStarted(1, run, 4));
                turn.record(new NotebookRecord.StreamAppended(2, "c0", false, "one\r"));
                turn.record(new NotebookRecord.StreamAppended(3, "c0", false, "two\nthree"));
                turn.record(new NotebookRecord.OutputAdded(
                        4,
                        "c0",
                        OutputJson.displayData(
                                new MimeBundle("{\"text/plain\":\"" + "y".repeat(2_000_000) + "\"}", "{}")),
                        "shown"));
                turn.record(new NotebookRecord.StreamAppended(5, "c0", true, "late"));
                turn.record(
                        new NotebookRecord.InputAsked(6, new OpenInput("c0", run, MessageId.random(), "Name?", false)));
            });
            hold.notebook().flushFully(writing);
            return run;
        }
    }

    @Test
    void whatOnlyTheJournalHasComesBackAfterACrash() {
        NotebookId id = fixture.notebook(student, course, "Crash", NotebookFixture.file(2));
        // an instance that nobody writes to the database
        NotebookReading.Loaded loaded = reading.load(id, OutputLimits.DEFAULT);
        OpenNotebook lost = new OpenNotebook(
                loaded.head(), loaded.document(), loaded.stored(), loaded.journalledTo(), journal, clock);
        lost.run(turn -> {
            turn.submit(NotebookFixture.batch("c-1", 1, 0, NotebookFixture.typed("c0", 0, "# typed\n")), true);
            turn.record(new NotebookRecord.StreamAppended(0, "c0", false, "printed\n"));
        });

        try (NotebookHold hold = registry.open(id)) {
            DocumentCell cell =
                    hold.notebook().execute(turn -> turn.document().cell("c0")).orElseThrow();
            assertThat(cell.source()).isEqualTo("# typed\nprint(0)");
            assertThat(cell.outputs().size()).isEqualTo(1);
            BatchAnswer again = hold.notebook()
                    .execute(turn -> turn.submit(
                            NotebookFixture.batch("c-1", 1, 0, NotebookFixture.typed("c0", 0, "# typed\n")), true));
            assertThat(again).isInstanceOf(BatchAnswer.Repeated.class);
        }
    }

    @Test
    void aKeystrokeWritesOneCellOnly() {
        NotebookId id = fixture.notebook(student, course, "Keys", NotebookFixture.file(50));
        try (NotebookHold hold = registry.open(id)) {
            hold.notebook().flushFully(writing);
            // in one turn, or the flusher takes the marks in between
            PendingWrite pending = hold.notebook().execute(turn -> {
                turn.submit(NotebookFixture.batch("c-1", 1, 0, NotebookFixture.typed("c7", 0, "x")), true);
                return PendingWrite.take(id, turn.document(), journal.newest());
            });

            assertThat(pending.cells()).extracting(PendingWrite.Cell::id).containsExactly("c7");
            assertThat(pending.outputs()).isEmpty();
            assertThat(pending.head().order()).isNull();
            hold.notebook().run(turn -> turn.document().dirty().restore(pending.marks()));
        }
    }

    @Test
    void openingCostsTheSameFewQueriesHoweverLarge() {
        NotebookId small = fixture.notebook(student, course, "Small", NotebookFixture.file(2));
        NotebookId large = fixture.notebook(student, course, "Large", NotebookFixture.file(200));

        CountingDataSource counting = new CountingDataSource(java.util.Objects.requireNonNull(jdbc.getDataSource()));
        JdbcTemplate counted = new JdbcTemplate(counting);
        NotebookReading reader = new NotebookReading(counted, new OutputReading(counted));

        reader.load(small, OutputLimits.DEFAULT);
        int forSmall = counting.take();
        NotebookDocument document = reader.load(large, OutputLimits.DEFAULT).document();
        int forLarge = counting.take();

        assertThat(document.cells()).hasSize(200);
        assertThat(forLarge).isEqualTo(forSmall).isLessThanOrEqualTo(6);
    }

    @Test
    void replacingKeepsWhatWasThereAndRestoringBringsItBack() {
        NotebookId id = fixture.notebook(student, course, "Reset", NotebookFixture.file(1));
        work1(id);
        String mine = text(notebooks.download(student, id));

        notebooks.replace(student, id, bytes(NotebookFixture.file(2)), "My work");

        assertThat(text(notebooks.download(student, id))).isEqualTo(NotebookFixture.file(2));
        NotebookVersion kept = notebooks.versions(student, id).getFirst();
        assertThat(kept.name()).isEqualTo("My work");
        assertThat(text(notebooks.download(student, id, kept.id()))).isEqualTo(mine);

        notebooks.restore(student, id, kept.id());

        assertThat(text(notebooks.download(student, id))).isEqualTo(mine);
        assertThat(notebooks.versions(student, id)).hasSize(2);
        NotebookDocument stored = reading.load(id, OutputLimits.DEFAULT).document();
        assertThat(NotebookFileTest.written(stored)).isEqualTo(mine);
        try (NotebookHold hold = registry.open(id)) {
            BatchAnswer late = submit(hold, NotebookFixture.batch("c-9", 1, 0, NotebookFixture.typed("c0", 0, "x")));
            assertThat(late)
                    .isInstanceOfSatisfying(
                            BatchAnswer.Rejected.class,
                            rejected -> assertThat(rejected.reason()).isEqualTo(BatchAnswer.Reason.TOO_OLD));
        }
    }

    private void work1(NotebookId id) {
        try (NotebookHold hold = registry.open(id)) {
            submit(hold, NotebookFixture.batch("c-1", 1, 0, NotebookFixture.typed("c0", 0, "mine\n")));
            hold.notebook().run(turn -> turn.record(new NotebookRecord.StreamAppended(0, "c0", false, "my output\n")));
        }
    }

    @Test
    void aBrokenFileReplacesNothing() {
        NotebookId id = fixture.notebook(student, course, "Safe", NotebookFixture.file(1));

        assertThatThrownBy(() -> notebooks.replace(student, id, bytes("{"), "x"))
                .isInstanceOf(Refusal.class);

        assertThat(text(notebooks.download(student, id))).isEqualTo(NotebookFixture.file(1));
        assertThat(notebooks.versions(student, id)).isEmpty();
    }

    @Test
    void requiredCellsAreDoneWhenTheirNewestRunEndedWell() {
        NotebookId id = fixture.notebook(student, course, "Progress", NotebookFixture.file(2));
        run(id, 1, "c0", RunState.DONE);
        run(id, 2, "c1", RunState.FAILED);

        Notebook notebook = notebooks.find(student, id).orElseThrow();
        assertThat(notebook.requiredCells()).isEqualTo(2);
        assertThat(notebook.requiredDone()).isEqualTo(1);

        try (NotebookHold hold = registry.open(id)) {
            long revision = hold.notebook().execute(turn -> turn.document().revision());
            submit(hold, NotebookFixture.batch("c-1", 3, revision, NotebookFixture.typed("c0", 0, "x")));
            hold.notebook().flushFully(writing);
        }
        assertThat(notebooks.find(student, id).orElseThrow().requiredDone()).isZero();
    }

    @Test
    void whatWentOnWhileItWasWrittenIsToldAfterTheNextWrite() {
        NotebookId id = fixture.notebook(student, course, "Told", NotebookFixture.file(2));
        OpenNotebookRegistry own = new OpenNotebookRegistry(reading, queries, progress, journal, clock);
        List<Object> told = new ArrayList<>();
        NotebookProgress telling = new NotebookProgress(queries, told::add);
        try (NotebookHold hold = own.open(id)) {
            ran(hold, 1, "c0", RunState.DONE);
            hold.notebook().flushFully(writing);
            ran(hold, 2, "c1", RunState.DONE);
            telling.published(hold.notebook());
            hold.notebook().flushFully(writing);
            telling.published(hold.notebook());
            telling.published(hold.notebook());
        }

        assertThat(told)
                .extracting(event -> ((NotebookProgressed) event).notebook().requiredDone())
                .containsExactly(1, 2);
    }

    @Test
    void aListenerThatFailedHearsItAgain() {
        NotebookId id = fixture.notebook(student, course, "Heard", NotebookFixture.file(1));
        OpenNotebookRegistry own = new OpenNotebookRegistry(reading, queries, progress, journal, clock);
        List<Object> told = new ArrayList<>();
        NotebookProgress telling = new NotebookProgress(queries, event -> {
            told.add(event);
            if (told.size() == 1) {
                throw new IllegalStateException("deadlock");
            }
        });
        try (NotebookHold hold = own.open(id)) {
            ran(hold, 1, "c0", RunState.DONE);
            hold.notebook().flushFully(writing);
            assertThatThrownBy(() -> telling.published(hold.notebook())).hasMessage("deadlock");
            telling.published(hold.notebook());
        }

        assertThat(told).hasSize(2);
    }

    private void run(NotebookId id, long sequence, String cell, RunState state) {
        try (NotebookHold hold = registry.open(id)) {
            ran(hold, sequence, cell, state);
            hold.notebook().flushFully(writing);
        }
    }

    private void ran(NotebookHold hold, long sequence, String cell, RunState state) {
        long revision = hold.notebook().execute(turn -> turn.document().revision());
        BatchAnswer answer = submit(
                hold, NotebookFixture.batch("c-1", sequence, revision, new DocumentOperation.Run(List.of(cell), true)));
        MessageId run = ((BatchAnswer.Applied) answer).runs().getFirst().id();
        hold.notebook().run(turn -> {
            turn.record(new NotebookRecord.RunSent(run, clock.instant()));
            turn.record(new NotebookRecord.RunEnded(0, run, state, 1, clock.instant(), null));
        });
    }

    @Test
    void itsLabCanBecomeAnotherOneInTheSameCourse() {
        NotebookId id = fixture.notebook(student, course, "Mine", NotebookFixture.file(1));
        LabRequest before = head(id).lab();
        LabRequest bigger = new LabRequest(
                student,
                course.id(),
                new EnvironmentName("paddle"),
                new ComputeNeed(4096, 2000, new SliceNeed(5000, true)),
                true,
                "elsewhere",
                Path.of("/data"));
        try (NotebookHold hold = registry.open(id)) {
            notebooks.setLab(student, id, bigger);
            assertThat(hold.notebook().head().lab()).isEqualTo(bigger);
        }
        assertThat(head(id)).isEqualTo(new NotebookHead(id, "Mine", bigger));
        assertThat(queries.setLab(id, bigger)).as("it is so already").isFalse();
        notebooks.setLab(student, id, before);
        assertThat(head(id).lab()).isEqualTo(before);

        UserId other = fixture.member(course, Role.STUDENT);
        LabRequest theirs = new LabRequest(other, course.id(), before.environment(), before.need(), false, "x", null);
        assertThatThrownBy(() -> notebooks.setLab(student, id, theirs)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> notebooks.setLab(other, id, theirs)).isInstanceOf(AccessDenied.class);
    }

    private NotebookHead head(NotebookId id) {
        return reading.load(id, OutputLimits.DEFAULT).head();
    }

    @Test
    void onlyTheOwnerAndStaffSeeItAndOthersAreOnRecord() {
        NotebookId id = fixture.notebook(student, course, "Mine", NotebookFixture.file(1));
        UserId teacher = fixture.member(course, Role.TEACHER);
        UserId other = fixture.member(course, Role.STUDENT);

        assertThat(notebooks.find(student, id)).isPresent();
        assertThat(notebooks.find(teacher, id)).isPresent();
        assertThatThrownBy(() -> notebooks.find(other, id)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> notebooks.download(other, id)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> notebooks.replace(teacher, id, bytes(NotebookFixture.file(1)), "x"))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> notebooks.prestart(other, id)).isInstanceOf(AccessDenied.class);
        assertThat(notebooks.find(other, List.of(id))).isEmpty();
        assertThat(notebooks.find(student, List.of(id))).containsOnlyKeys(id);
        assertThat(notebooks.find(student, new NotebookId(999_999_999))).isEqualTo(Optional.empty());
        assertThat(audited(id))
                .containsExactlyInAnyOrder(
                        Map.of("action", "notebook.looked", "actor", teacher.value()),
                        Map.of("action", "notebook.denied", "actor", other.value()),
                        Map.of("action", "notebook.denied", "actor", other.value()),
                        Map.of("action", "notebook.denied", "actor", other.value()),
                        Map.of("action", "notebook.denied", "actor", teacher.value()));
    }

    private List<Map<String, Object>> audited(NotebookId id) {
        return jdbc.query(
                "select action, actor_id from audit_entry where subject = ?",
                (row, n) -> Map.<String, Object>of("action", row.getString(1), "actor", row.getLong(2)),
                "notebook:" + id);
    }

    @Test
    void nobodyMakesNotebooksForOthersOrOutsideTheirCourses() {
        UserId stranger = fixture.person(io.paddock.base.language.Language.ENGLISH);

        assertThatThrownBy(() -> fixture.notebook(stranger, course, "x", NotebookFixture.file(1)))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void notebooksThatNobodyHoldsAreLetGoOf() {
        NotebookId id = fixture.notebook(student, course, "Gone", NotebookFixture.file(1));
        OpenNotebookRegistry own = new OpenNotebookRegistry(reading, queries, progress, journal, clock);
        OpenNotebook first;
        try (NotebookHold hold = own.open(id)) {
            first = hold.notebook();
            own.letGo();
            assertThat(own.inMemory(id)).contains(first);
        }
        ((io.paddock.support.MovableClock) clock).advance(java.time.Duration.ofMinutes(2));
        own.letGo();

        assertThat(own.inMemory(id)).isEmpty();
        assertThatThrownBy(
                        () -> first.run(turn -> turn.record(new NotebookRecord.StreamAppended(0, "c0", false, "lost"))))
                .isInstanceOf(IllegalStateException.class);
        try (NotebookHold again = own.open(id)) {
            assertThat(again.notebook()).isNotSameAs(first);
        }
    }

    @Test
    void whatIsTooOldToBeMergedAndRunsThatNobodySeesArePurged() {
        NotebookId id = fixture.notebook(student, course, "Old", NotebookFixture.file(2));
        run(id, 1, "c0", RunState.DONE);
        run(id, 2, "c0", RunState.DONE);
        run(id, 3, "c1", RunState.DONE);
        assertThat(new LateBatches(jdbc).since(id, 0, 3)).hasSize(3);
        new NotebookPurge(jdbc, clock).purge();
        assertThat(count("notebook_operation", id)).isEqualTo(3);
        jdbc.update(
                "update notebook_operation set made_at = made_at - interval 31 day where notebook_id = ? and revision < 3",
                id.value());
        jdbc.update(
                "update notebook_execution set ended_at = ended_at - interval 31 day where notebook_id = ?",
                id.value());

        new NotebookPurge(jdbc, clock).purge();

        assertThat(count("notebook_operation", id)).isEqualTo(1);
        assertThat(count("notebook_execution", id))
                .as("the newest of each cell stays")
                .isEqualTo(2);
        assertThat(reading.load(id, OutputLimits.DEFAULT)
                        .document()
                        .cell("c0")
                        .orElseThrow()
                        .done())
                .isTrue();
    }

    @Test
    void moreThanTenThousandBatchesAreNotKept() {
        NotebookId id = fixture.notebook(student, course, "Many", NotebookFixture.file(1));
        jdbc.update("update notebook set revision = 10100 where id = ?", id.value());
        jdbc.update("""
                insert into notebook_operation (notebook_id, revision, client, sequence, batch, made_at)
                select ?, seq, 'c', seq, '{}', ? from seq_1_to_10100""", id.value(), NotebookWriting.utc(clock.instant()));

        new NotebookPurge(jdbc, clock).purge();

        assertThat(count("notebook_operation", id)).isEqualTo(10_000);
    }

    private int count(String table, NotebookId id) {
        Integer count = jdbc.queryForObject(
                "select count(*) from " + table + " where notebook_id = ?", Integer.class, id.value());
        return count == null ? 0 : count;
    }

    private static BatchAnswer submit(NotebookHold hold, OperationBatch batch) {
        return hold.notebook().execute(turn -> turn.submit(batch, true));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
