package io.paddock.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.paddock.account.CircleId;
import io.paddock.base.language.Message;
import io.paddock.capacity.ComputeNeed;
import io.paddock.lab.EnvironmentName;
import io.paddock.lab.LabChanged;
import io.paddock.lab.LabRequest;
import io.paddock.lab.LabState;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveRegistryTest {

    private static final NotebookId FULL = new NotebookId(1);
    private static final NotebookId FINE = new NotebookId(2);

    private final FakeLabs labs = new FakeLabs();
    private final Shelf shelf = new Shelf();
    private final LiveWorkshop workshop = new LiveWorkshop(
            labs,
            new FakeKernel(),
            (id, base, upTo) -> List.of(),
            person -> Locale.ENGLISH,
            new LiveFixture.KeyWords(),
            event -> {},
            Clock.systemUTC());
    private final LiveRegistry registry =
            new LiveRegistry(shelf, workshop, new LiveCare(labs, Clock.systemUTC()), new LiveFixture.KeyWords());

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void tellsEveryNotebookOfItsLabThoughOneCannotTakeItIn() {
        attach(FULL);
        attach(FINE);
        shelf.journal(FULL).full = true;

        registry.labChanged(new LabChanged(labs.now(LabState.STOPPED, Message.of("test.stopped"))));

        assertThat(kernel(FULL)).as("its journal takes nothing").isPresent();
        assertThat(kernel(FINE)).isEmpty();
    }

    private void attach(NotebookId id) {
        registry.prestart(LiveFixture.STUDENT, id);
        await().until(() -> kernel(id).isPresent());
    }

    private Optional<KernelSession> kernel(NotebookId id) {
        return shelf.notebook(id).execute(turn -> turn.document().kernel());
    }

    /** Notebooks in memory, with a journal each. */
    private static final class Shelf implements OpenNotebooks {

        private final Map<NotebookId, OpenNotebook> notebooks = new HashMap<>();
        private final Map<NotebookId, MemoryJournal> journals = new HashMap<>();

        Shelf() {
            for (var id : List.of(FULL, FINE)) {
                var request = new LabRequest(
                        LiveFixture.STUDENT,
                        new CircleId(3),
                        new EnvironmentName("python"),
                        new ComputeNeed(640, 1000),
                        false,
                        "lesson-" + id.value(),
                        null);
                var journal = new MemoryJournal();
                journals.put(id, journal);
                notebooks.put(
                        id,
                        new OpenNotebook(
                                new NotebookHead(id, "Test", request),
                                LiveFixture.document("one"),
                                0,
                                journal,
                                Clock.systemUTC()));
            }
        }

        MemoryJournal journal(NotebookId id) {
            return Objects.requireNonNull(journals.get(id));
        }

        OpenNotebook notebook(NotebookId id) {
            return Objects.requireNonNull(notebooks.get(id));
        }

        @Override
        public NotebookHold open(NotebookId id) {
            var notebook = notebook(id);
            return new NotebookHold() {

                @Override
                public OpenNotebook notebook() {
                    return notebook;
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public Optional<OpenNotebook> inMemory(NotebookId id) {
            return Optional.of(notebook(id));
        }

        @Override
        public List<NotebookId> withKernelOrRuns() {
            return List.of();
        }
    }
}
