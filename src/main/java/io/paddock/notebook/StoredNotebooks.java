package io.paddock.notebook;

import io.paddock.account.Access;
import io.paddock.account.AccessDenied;
import io.paddock.account.AccountService;
import io.paddock.account.Person;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.base.language.Words;
import io.paddock.lab.LabRequest;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** The notebooks of the database and of memory, behind access checks. */
@Service
class StoredNotebooks implements NotebookService {

    private final NotebookAccess access;
    private final Access roles;
    private final NotebookQueries queries;
    private final NotebookVersions versions;
    private final NotebookHistory history;
    private final NotebookUpdates updates;
    private final NotebookJournal journal;
    private final OpenNotebooks notebooks;
    private final ObjectProvider<LabPrestart> prestart;
    private final AccountService accounts;
    private final Words words;

    StoredNotebooks(
            NotebookAccess access,
            Access roles,
            NotebookQueries queries,
            NotebookVersions versions,
            NotebookHistory history,
            NotebookUpdates updates,
            NotebookJournal journal,
            OpenNotebooks notebooks,
            ObjectProvider<LabPrestart> prestart,
            AccountService accounts,
            Words words) {
        this.access = access;
        this.roles = roles;
        this.queries = queries;
        this.versions = versions;
        this.history = history;
        this.updates = updates;
        this.journal = journal;
        this.notebooks = notebooks;
        this.prestart = prestart;
        this.accounts = accounts;
        this.words = words;
    }

    @Override
    public NotebookId create(UserId actor, NotebookSource source) {
        if (!source.lab().owner().equals(actor)
                || roles.roles(actor, source.lab().course()).isEmpty()) {
            throw new AccessDenied(actor, "a notebook in circle " + source.lab().course());
        }
        return versions.create(source, journal.newest());
    }

    @Override
    public void check(byte[] nbformat) {
        NotebookFileReader.read(nbformat);
    }

    @Override
    public Optional<Notebook> find(UserId actor, NotebookId id) {
        return access.look(actor, id);
    }

    @Override
    public Map<NotebookId, Notebook> find(UserId actor, Collection<NotebookId> ids) {
        return queries.find(ids).values().stream()
                .filter(notebook -> access.mayLook(actor, notebook))
                .collect(Collectors.toMap(Notebook::id, notebook -> notebook));
    }

    @Override
    public void setLab(UserId actor, NotebookId id, LabRequest lab) {
        Notebook notebook = access.own(actor, id).orElseThrow(() -> new NoSuchElementException("no notebook " + id));
        if (!notebook.owner().equals(lab.owner()) || !notebook.course().equals(lab.course())) {
            throw new IllegalArgumentException("notebook " + id + " stays where it is");
        }
        if (queries.setLab(id, lab)) {
            // held, so that one who loads it meanwhile cannot keep what was before
            try (NotebookHold hold = notebooks.open(id)) {
                hold.notebook().setLab(lab);
            }
            prestart.ifAvailable(live -> live.labSet(actor, id));
        }
    }

    @Override
    public void replace(UserId actor, NotebookId id, byte[] nbformat, String keepAs) {
        requireOwn(actor, id);
        versions.replace(id, actor, nbformat, keepAs);
    }

    @Override
    public NotebookUpdate update(UserId actor, NotebookId id, byte[] base, byte[] next, String keepAs) {
        requireOwn(actor, id);
        return updates.update(id, actor, base, next, keepAs);
    }

    @Override
    public void take(UserId actor, NotebookId id, String cell, byte[] file) {
        requireOwn(actor, id);
        updates.take(id, cell, file);
    }

    @Override
    public List<NotebookVersion> versions(UserId actor, NotebookId id) {
        requireLook(actor, id);
        return queries.versions(id);
    }

    @Override
    public void restore(UserId actor, NotebookId id, long version) {
        requireOwn(actor, id);
        NotebookVersion wanted = queries.versions(id).stream()
                .filter(kept -> kept.id() == version)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no version " + version + " of notebook " + id));
        Locale locale = accounts.find(actor)
                .map(Person::language)
                .orElse(Language.ENGLISH)
                .locale();
        String keepAs = words.say(locale, "notebook.document.version.before-restore", wanted.name());
        versions.replace(id, actor, versions.content(id, version), keepAs);
    }

    @Override
    public List<NotebookRevision> revisions(UserId actor, NotebookId id, long before, int most) {
        requireLook(actor, id);
        return history.page(id, before, most);
    }

    @Override
    public RevisionPreview revision(UserId actor, NotebookId id, long revision) {
        requireLook(actor, id);
        return history.preview(id, revision);
    }

    @Override
    public void goBack(UserId actor, NotebookId id, long revision) {
        requireOwn(actor, id);
        history.goBack(id, revision);
    }

    @Override
    public byte[] download(UserId actor, NotebookId id) {
        requireLook(actor, id);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        versions.write(id, actor, file);
        return file.toByteArray();
    }

    @Override
    public byte[] download(UserId actor, NotebookId id, long version) {
        requireLook(actor, id);
        return versions.content(id, version);
    }

    @Override
    public Optional<String> nextCell(UserId actor, NotebookId id) {
        return access.look(actor, id).flatMap(notebook -> queries.nextCell(notebook.id()));
    }

    @Override
    public void prestart(UserId actor, NotebookId id) {
        requireOwn(actor, id);
        try (NotebookHold hold = notebooks.open(id)) {
            prestart.ifAvailable(live -> live.prestart(actor, hold.notebook().head()));
        }
    }

    private void requireOwn(UserId actor, NotebookId id) {
        if (access.own(actor, id).isEmpty()) {
            throw new NoSuchElementException("no notebook " + id);
        }
    }

    private void requireLook(UserId actor, NotebookId id) {
        if (access.look(actor, id).isEmpty()) {
            throw new NoSuchElementException("no notebook " + id);
        }
    }
}
