package io.paddock.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileNotebookJournalTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T08:00:00Z"), ZoneOffset.UTC);
    private static final NotebookId ONE = new NotebookId(1);
    private static final NotebookId TWO = new NotebookId(2);

    @TempDir
    private Path folder;

    @Test
    void replaysWhatWasAppendedAfterTheProcessEnded() {
        long first;
        try (FileNotebookJournal journal = open()) {
            first = journal.append(ONE, printed("a\n"));
            journal.append(TWO, printed("other\n"));
            journal.append(ONE, printed("b\n"));
        }

        try (FileNotebookJournal journal = open()) {
            assertThat(texts(journal.replay(ONE, 0))).containsExactly("a\n", "b\n");
            assertThat(texts(journal.replay(ONE, first))).containsExactly("b\n");
            assertThat(journal.notebooks()).containsExactlyInAnyOrder(ONE, TWO);
        }
    }

    @Test
    void positionsRiseOverRestartsAndOverALostFolder() throws IOException {
        long before;
        try (FileNotebookJournal journal = open()) {
            before = journal.append(ONE, printed("a"));
        }
        try (FileNotebookJournal journal = open()) {
            assertThat(journal.append(ONE, printed("b"))).isGreaterThan(before);
        }
        for (Path file : files()) {
            Files.delete(file);
        }
        Clock later = Clock.fixed(Instant.parse("2026-07-01T08:00:01Z"), ZoneOffset.UTC);
        try (FileNotebookJournal journal = FileNotebookJournal.open(folder, 1_000_000, later)) {
            assertThat(journal.append(ONE, printed("c"))).isGreaterThan(before + 1);
        }
    }

    @Test
    void aTornEndCostsTheTornRecordOnly() throws IOException {
        try (FileNotebookJournal journal = open()) {
            journal.append(ONE, printed("whole"));
            journal.append(ONE, printed("torn"));
        }
        Path file = files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        for (int cut = 1; cut < 60; cut += 7) {
            Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - cut));
            try (FileNotebookJournal journal = open()) {
                assertThat(texts(journal.replay(ONE, 0))).containsExactly("whole");
            }
        }
    }

    @Test
    void garbageAtTheEndIsNotARecord() throws IOException {
        try (FileNotebookJournal journal = open()) {
            journal.append(ONE, printed("whole"));
        }
        Files.write(files().getFirst(), new byte[100], StandardOpenOption.APPEND);

        try (FileNotebookJournal journal = open()) {
            assertThat(texts(journal.replay(ONE, 0))).containsExactly("whole");
            journal.append(ONE, printed("next"));
            assertThat(texts(journal.replay(ONE, 0))).containsExactly("whole", "next");
        }
    }

    @Test
    void filesGoOnceTheDatabaseHasWhatIsInThem() throws IOException {
        try (FileNotebookJournal journal = FileNotebookJournal.open(folder, 2_000, CLOCK)) {
            for (int i = 0; i < 100; i++) {
                journal.append(i % 2 == 0 ? ONE : TWO, printed("line " + i));
            }
            int many = files().size();
            assertThat(many).isGreaterThan(3);
            journal.flushed(ONE, journal.newest());
            assertThat(files()).hasSize(many);
            journal.flushed(TWO, journal.newest());
            assertThat(files()).hasSize(1);
        }
    }

    @Test
    void readsOnlyOnceWhatLiesBetweenRememberedPlaces() {
        String text = "x".repeat(300_000);
        try (FileNotebookJournal journal = FileNotebookJournal.open(folder, 64_000_000, CLOCK)) {
            for (int i = 0; i < 20; i++) {
                journal.append(ONE, printed(i + text));
                journal.append(TWO, printed("small"));
            }
            assertThat(journal.replay(ONE, 0)).hasSize(20);
            assertThat(journal.replay(TWO, 0)).hasSize(20);
        }
    }

    @Test
    void refusesASecondProcess() {
        try (FileNotebookJournal journal = open()) {
            assertThat(journal.newest()).isPositive();
            assertThatThrownBy(this::open).hasMessageContaining("another Paddock");
        }
    }

    private FileNotebookJournal open() {
        return FileNotebookJournal.open(folder, 1_000_000, CLOCK);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".journal"))
                    .sorted()
                    .toList();
        }
    }

    private static NotebookRecord printed(String text) {
        return new NotebookRecord.StreamAppended(1, "cell", false, text);
    }

    private static List<String> texts(List<NotebookJournal.Entry> entries) {
        return entries.stream()
                .map(entry -> ((NotebookRecord.StreamAppended) entry.happened()).text())
                .toList();
    }
}
