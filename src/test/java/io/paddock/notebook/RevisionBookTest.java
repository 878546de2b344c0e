package io.paddock.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.support.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RevisionBookTest {

    private final MovableClock clock = MovableClock.stoppedAt(Instant.parse("2026-11-24T08:00:00Z"));
    private final NotebookDocument document = NotebookFileTest.open(NotebookFixture.file(3));
    private final OpenNotebook notebook =
            new OpenNotebook(OperationsTest.head(), document, 0, new MemoryJournal(), clock);
    private long sequence;

    @Test
    void keepsWhatWasThereBeforeTheFirstChangeOfAnOldNotebook() {
        type("c0", "x");

        assertThat(reasons()).containsExactly(RevisionReason.EDITED);
        assertThat(kept().getFirst().cells().getFirst().source()).isEqualTo("print(0)");
    }

    @Test
    void keepsWhatWasTypedOnceSomebodyGoesOnAfterAPause() {
        document.revisions().keep(RevisionReason.CREATED, null, clock.instant());
        type("c0", "a");
        clock.advance(Duration.ofSeconds(59));
        type("c0", "b");
        assertThat(reasons()).containsExactly(RevisionReason.CREATED);

        clock.advance(RevisionBook.PAUSE);
        type("c0", "c");

        assertThat(reasons()).containsExactly(RevisionReason.CREATED, RevisionReason.EDITED);
        assertThat(kept().getLast().cells().getFirst().source()).isEqualTo("baprint(0)");
        assertThat(kept().getLast().at()).isEqualTo(clock.instant().minus(RevisionBook.PAUSE));
    }

    @Test
    void keepsNowAndThenWhileSomebodyTypesOnAndOn() {
        document.revisions().keep(RevisionReason.CREATED, null, clock.instant());
        for (int i = 0; i < 40; i++) {
            clock.advance(Duration.ofSeconds(30));
            type("c0", "x");
        }

        assertThat(reasons()).hasSizeBetween(4, 5);
    }

    @Test
    void everyRunOfSomethingNewMakesOne() {
        document.revisions().keep(RevisionReason.CREATED, null, clock.instant());
        submit(new DocumentOperation.Run(List.of("c0"), true));
        assertThat(reasons()).containsExactly(RevisionReason.CREATED);

        type("c0", "y = 1\n");
        submit(new DocumentOperation.Run(List.of("c0"), true));
        submit(new DocumentOperation.Run(List.of("c1"), true));

        assertThat(reasons()).containsExactly(RevisionReason.CREATED, RevisionReason.RUN);
        assertThat(kept().getLast().cells().getFirst().source()).isEqualTo("y = 1\nprint(0)");
    }

    @Test
    void goingBackBringsBackTextsPlacesAndDeletedCellsAndLosesNothing() {
        document.revisions().keep(RevisionReason.CREATED, null, clock.instant());
        KeptSources first = kept().getFirst();
        type("c1", "typed ");
        submit(
                new DocumentOperation.Delete("c0"),
                new DocumentOperation.Insert(
                        "new", null, CellType.MARKDOWN, "# new", NotebookJson.MAPPER.createObjectNode()),
                new DocumentOperation.Move("c2", "new"));
        List<KeptSources.Cell> mine = KeptSources.of(document);

        notebook.run(turn -> turn.goBack(first.revision(), first.cells()));

        assertThat(KeptSources.of(document)).isEqualTo(first.cells());
        assertThat(reasons()).containsExactly(RevisionReason.CREATED, RevisionReason.EDITED, RevisionReason.RESTORED);
        assertThat(kept().get(1).cells()).isEqualTo(mine);
        assertThat(kept().getLast().wentBackTo()).isEqualTo(first.revision());

        notebook.run(turn -> turn.goBack(kept().get(1).revision(), mine));
        assertThat(KeptSources.of(document)).isEqualTo(mine);
    }

    @Test
    void goingBackReachesEveryStateFromEveryOther() {
        Random random = new Random(7);
        List<KeptSources.Cell> before = KeptSources.of(document);
        for (int i = 0; i < 500; i++) {
            change(random);
            List<KeptSources.Cell> now = KeptSources.of(document);
            List<KeptSources.Cell> wanted = before;
            assertThat(notebook.<BatchAnswer>execute(turn -> turn.goBack(0, wanted)))
                    .isInstanceOf(BatchAnswer.Applied.class);
            assertThat(KeptSources.of(document)).isEqualTo(wanted);
            notebook.run(turn -> turn.goBack(0, now));
            assertThat(KeptSources.of(document)).isEqualTo(now);
            before = now;
        }
    }

    private void change(Random random) {
        for (int i = 0; i < 4; i++) {
            List<DocumentCell> cells = document.cells();
            String cell = cells.get(random.nextInt(cells.size())).id();
            switch (random.nextInt(5)) {
                case 0 ->
                    submit(new DocumentOperation.Insert(
                            "n" + sequence, cell, CellType.CODE, "😀", NotebookJson.MAPPER.createObjectNode()));
                case 1 -> {
                    if (cells.size() > 2) {
                        submit(new DocumentOperation.Delete(cell));
                    }
                }
                case 2 ->
                    submit(new DocumentOperation.Move(cell, cells.getFirst().id()));
                case 3 -> submit(new DocumentOperation.Type(cell, CellType.values()[random.nextInt(3)]));
                default -> type(cell, random.nextBoolean() ? "😀" : "😁x");
            }
        }
    }

    @Test
    void lockedCellsStayAsTheyAre() {
        DocumentCell locked = document.cellList().all().getFirst();
        locked.metadata =
                NotebookJson.MAPPER.createObjectNode().put("editable", false).put("deletable", false);
        List<KeptSources.Cell> without = KeptSources.of(document).subList(1, 3);

        assertThat(notebook.<BatchAnswer>execute(turn -> turn.goBack(0, without)))
                .isInstanceOf(BatchAnswer.Applied.class);

        assertThat(document.cells()).extracting(DocumentCell::id).containsExactlyInAnyOrder("c0", "c1", "c2");
    }

    @Test
    void theJournalMakesTheSameRevisionsAgain() {
        List<NotebookRecord> records = new ArrayList<>();
        MemoryJournal journal = new MemoryJournal();
        NotebookDocument live = NotebookFileTest.open(NotebookFixture.file(3));
        OpenNotebook open = new OpenNotebook(OperationsTest.head(), live, 0, journal, clock);
        for (int i = 1; i < 30; i++) {
            long base = i - 1;
            OperationBatch batch = NotebookFixture.batch("c-1", i, base, NotebookFixture.typed("c0", 0, "x"));
            open.run(turn -> turn.submit(batch, true));
            clock.advance(Duration.ofSeconds(20L * (i % 5)));
        }
        records.addAll(journal.records);

        NotebookDocument again = NotebookFileTest.open(NotebookFixture.file(3));
        records.forEach(again::apply);

        assertThat(again.dirty().revisions).isEqualTo(live.dirty().revisions).hasSizeGreaterThan(3);
    }

    private void type(String cell, String text) {
        submit(NotebookFixture.typed(cell, 0, text));
    }

    private void submit(DocumentOperation... operations) {
        OperationBatch batch = NotebookFixture.batch("c-1", ++sequence, document.revision(), operations);
        assertThat(notebook.<BatchAnswer>execute(turn -> turn.submit(batch, true)))
                .isInstanceOf(BatchAnswer.Applied.class);
    }

    private List<KeptSources> kept() {
        return document.dirty().revisions;
    }

    private List<RevisionReason> reasons() {
        return kept().stream().map(KeptSources::reason).toList();
    }
}
