package io.paddock.notebook;

import io.paddock.account.UserId;
import io.paddock.base.language.Words;
import io.paddock.lab.Lab;
import io.paddock.lab.LabChanged;
import io.paddock.lab.LabId;
import io.paddock.lab.LabMemoryExhausted;
import io.paddock.lab.LabOutOfAllowance;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The notebooks that live: one {@link LiveNotebook} each, made when somebody looks or a kernel is found again, let go of when nobody looks and
 * nothing runs.
 */
@Component
class LiveRegistry implements LiveParts, LabPrestart, LiveRuns {

    private static final Logger log = LoggerFactory.getLogger(LiveRegistry.class);

    private final OpenNotebooks notebooks;
    private final LiveWorkshop workshop;
    private final LiveCare care;
    private final Words words;
    private final Map<NotebookId, Entry> live = new ConcurrentHashMap<>();

    private record Entry(LiveNotebook notebook, NotebookHold hold) {}

    LiveRegistry(OpenNotebooks notebooks, LiveWorkshop workshop, LiveCare care, Words words) {
        this.notebooks = notebooks;
        this.workshop = workshop;
        this.care = care;
        this.words = words;
    }

    Executor background() {
        return workshop.background();
    }

    NotebookHead head(NotebookId id) {
        return open(id, entry -> {}).notebook().notebook().head();
    }

    NotebookView view(NotebookId id, Function<LiveTimer, Viewer> viewer) {
        var views = new java.util.concurrent.atomic.AtomicReference<NotebookView>();
        open(
                id,
                entry -> entry.notebook().notebook().run(turn -> {
                    var made = viewer.apply(workshop.timer(entry.notebook().notebook()));
                    entry.notebook().audience().join(made);
                    views.set(new LiveView(
                            entry.notebook(), made, () -> care.activity(entry.notebook()), workshop.clock()));
                }));
        return java.util.Objects.requireNonNull(views.get());
    }

    /** Opens and uses a notebook before anybody can let go of it. */
    private Entry open(NotebookId id, Consumer<Entry> use) {
        return java.util.Objects.requireNonNull(live.compute(id, (key, present) -> {
            var entry = present == null ? make(id) : present;
            use.accept(entry);
            return entry;
        }));
    }

    private Entry make(NotebookId id) {
        var hold = notebooks.open(id);
        try {
            return new Entry(workshop.make(hold.notebook()), hold);
        } catch (RuntimeException failure) {
            hold.close();
            throw failure;
        }
    }

    @Override
    public Snapshot snapshot(OpenNotebook.Turn turn, Locale language) {
        var entry = Optional.ofNullable(live.get(turn.notebook().id()));
        var audience = new Audience(new UUID(0, 0), language, words);
        return new Snapshot(
                entry.map(found -> found.notebook().audience().newestEvent()).orElse(0L),
                entry.map(found -> found.notebook().labBody(audience))
                        .orElseGet(() -> LabEvent.none().body(audience)));
    }

    @Override
    public void prestart(UserId actor, NotebookHead notebook) {
        prestart(actor, notebook.id());
    }

    /** Does not wait. */
    void prestart(UserId actor, NotebookId id) {
        workshop.background()
                .execute(() -> open(
                        id,
                        entry -> entry.notebook()
                                .notebook()
                                .run(turn -> entry.notebook().desk().life().want(actor, true))));
    }

    @Override
    public void labSet(UserId actor, NotebookId id) {
        var entry = live.get(id);
        if (entry != null) {
            entry.notebook()
                    .notebook()
                    .run(turn -> entry.notebook().desk().life().labSet(actor));
        }
    }

    @Override
    public void abandon(NotebookId id) {
        var entry = live.get(id);
        if (entry != null) {
            entry.notebook().notebook().run(turn -> entry.notebook().abandon());
        }
    }

    /** Finds the kernels and runs again that the last run of the application left. */
    @EventListener(ApplicationReadyEvent.class)
    void recover() {
        for (var id : notebooks.withKernelOrRuns()) {
            workshop.background().execute(() -> {
                try {
                    open(id, entry -> {});
                } catch (NoSuchElementException gone) {
                    log.warn("Notebook {} has a kernel on record and is gone", id);
                } catch (RuntimeException failure) {
                    log.error("The runs of notebook {} could not be taken up", id, failure);
                }
            });
        }
    }

    @EventListener
    void labChanged(LabChanged event) {
        tell(
                found -> found.notebook().head().owner().equals(event.lab().owner()),
                found -> found.desk().life().labChanged(event.lab()));
    }

    @EventListener
    void memoryExhausted(LabMemoryExhausted event) {
        tell(found -> isIn(found, event.lab()), found -> found.desk().life().outOfMemory(event.limitMebibytes()));
    }

    /** What computes ends, so that there is time to save before the lab is stopped. */
    @EventListener
    void outOfAllowance(LabOutOfAllowance event) {
        tell(found -> isIn(found, event.lab()), found -> found.desk().interrupt());
    }

    private static boolean isIn(LiveNotebook notebook, LabId lab) {
        return notebook.desk().life().lab().map(Lab::id).filter(lab::equals).isPresent();
    }

    /** One notebook that cannot take it in, because its journal fails, say, keeps none of the others from hearing of it. */
    private void tell(Predicate<LiveNotebook> whom, Consumer<LiveNotebook> news) {
        for (var entry : live.values()) {
            var notebook = entry.notebook();
            try {
                notebook.notebook().run(turn -> {
                    if (whom.test(notebook)) {
                        news.accept(notebook);
                    }
                });
            } catch (RuntimeException failure) {
                log.error(
                        "Notebook {} did not take in what happened to its lab",
                        notebook.notebook().id(),
                        failure);
            }
        }
    }

    @Scheduled(fixedDelayString = "PT5S")
    void care() {
        for (var id : live.keySet()) {
            live.computeIfPresent(id, (key, entry) -> {
                if (entry.notebook().notebook().execute(turn -> entry.notebook().isIdle())) {
                    letGo(entry);
                    return null;
                }
                return entry;
            });
        }
        live.values().forEach(entry -> workshop.background().execute(() -> care.look(entry.notebook())));
    }

    private static void letGo(Entry entry) {
        var notebook = entry.notebook();
        notebook.notebook().run(turn -> {
            notebook.notebook().forget(notebook.audience());
            notebook.desk().life().close();
        });
        entry.hold().close();
    }

    /** Lets go of a notebook's live half, whatever it does; what it left in the document is taken up again by {@link #recover}. */
    void close(NotebookId id) {
        live.computeIfPresent(id, (key, entry) -> {
            letGo(entry);
            return null;
        });
    }

    @PreDestroy
    void close() {
        List.copyOf(live.keySet()).forEach(this::close);
        workshop.close();
    }
}
