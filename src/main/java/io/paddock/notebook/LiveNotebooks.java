package io.paddock.notebook;

import io.paddock.account.AccountService;
import io.paddock.account.Person;
import io.paddock.account.UserId;
import io.paddock.base.language.Words;
import io.paddock.lab.Lab;
import io.paddock.lab.LabFiles;
import io.paddock.lab.LabService;
import io.paddock.lab.LabState;
import io.paddock.lab.LabWait;
import io.paddock.lab.LabWaits;
import java.time.Clock;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.springframework.stereotype.Service;

/** Opens notebooks for people on pages: the way of {@code notebook :: ui} to the live half of the module. */
@Service
public class LiveNotebooks {

    private final NotebookService notebooks;
    private final LiveRegistry registry;
    private final AccountService accounts;
    private final LabService labs;
    private final LabFiles files;
    private final LabWaits waits;
    private final Words words;
    private final Clock clock;

    LiveNotebooks(
            NotebookService notebooks,
            LiveRegistry registry,
            AccountService accounts,
            LabService labs,
            LabFiles files,
            LabWaits waits,
            Words words,
            Clock clock) {
        this.notebooks = notebooks;
        this.registry = registry;
        this.accounts = accounts;
        this.labs = labs;
        this.files = files;
        this.waits = waits;
        this.words = words;
        this.clock = clock;
    }

    /**
     * The notebook for a person: to change for its owner, to look at for staff. Waits for the database.
     *
     * @throws io.paddock.account.AccessDenied where the person may not see it
     * @throws NoSuchElementException where there is none
     */
    public NotebookDoor door(UserId actor, NotebookId id) {
        var notebook = notebooks.find(actor, id).orElseThrow(() -> new NoSuchElementException("notebook " + id));
        var readOnly = !notebook.owner().equals(actor);
        var name = accounts.find(actor).map(Person::displayName).orElse("");
        return new NotebookDoor() {

            @Override
            public UserId owner() {
                return notebook.owner();
            }

            @Override
            public boolean readOnly() {
                return readOnly;
            }

            @Override
            public NotebookView view(UUID client, Locale locale, ViewerSink sink) {
                var audience = new Audience(client, locale, words);
                if (!readOnly) {
                    registry.prestart(actor, id);
                }
                return registry.view(id, timer -> new Viewer(audience, actor, name, readOnly, sink, clock, timer));
            }

            @Override
            public NotebookFiles files() {
                return new NotebookFiles(actor, id, registry.head(id).lab(), labs, files);
            }

            @Override
            public Optional<LabWait> waiting() {
                return waitingLab(id).flatMap(lab -> waits.of(actor, lab.id()));
            }

            @Override
            public void runOnCpu() {
                waitingLab(id).ifPresent(lab -> labs.withoutSlice(actor, lab.id()));
            }

            @Override
            public void stopWaiting() {
                waitingLab(id).ifPresent(lab -> labs.stop(actor, lab.id()));
            }
        };
    }

    private Optional<Lab> waitingLab(NotebookId id) {
        var request = registry.head(id).lab();
        return labs.running(request.owner()).stream()
                .filter(lab -> lab.state() == LabState.WAITING
                        && lab.course().equals(request.course())
                        && lab.environment().equals(request.environment()))
                .findFirst();
    }

    /** For what waits: sending to browsers, asking labs. Virtual threads. */
    public Executor background() {
        return registry.background();
    }
}
