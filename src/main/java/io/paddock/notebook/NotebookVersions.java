package io.paddock.notebook;

import io.paddock.account.AccountService;
import io.paddock.account.Person;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.base.language.Words;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Whole states of notebooks: as files, kept under a name, and put in place of one another. */
@Component
class NotebookVersions {

    private static final int TRIES = 20;

    private final OpenNotebooks notebooks;
    private final NotebookQueries queries;
    private final NotebookWriting writing;
    private final ContentStore contents;
    private final OutputReading outputs;
    private final ObjectProvider<LiveRuns> runs;
    private final AccountService accounts;
    private final Words words;
    private final TransactionOperations transactions;
    private final Clock clock;

    NotebookVersions(
            OpenNotebooks notebooks,
            NotebookQueries queries,
            NotebookWriting writing,
            ContentStore contents,
            OutputReading outputs,
            ObjectProvider<LiveRuns> runs,
            AccountService accounts,
            Words words,
            TransactionOperations transactions,
            Clock clock) {
        this.notebooks = notebooks;
        this.queries = queries;
        this.writing = writing;
        this.contents = contents;
        this.outputs = outputs;
        this.runs = runs;
        this.accounts = accounts;
        this.words = words;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Makes the row, its content and all that belongs to it in one transaction. */
    NotebookId create(NotebookSource source, long journalled) {
        NotebookFile file = NotebookFileReader.read(source.nbformat());
        NotebookDocument document =
                DocumentLoading.of(file, new OperationLog(0, NotebookReading.LOG_IN_MEMORY), 1, OutputLimits.DEFAULT);
        NotebookId made = transactions.execute(status -> {
            NotebookId id = queries.insert(source.title(), source.lab(), journalled, clock.instant());
            if (!file.trusted()) {
                document.original(contents.put(source.nbformat()));
            }
            document.revisions().keep(RevisionReason.CREATED, null, clock.instant());
            writing.writeInTransaction(
                    PendingWrite.take(id, document, journalled), new StoredOutputs(), new java.util.ArrayList<>());
            return id;
        });
        if (made == null) {
            throw new IllegalStateException("no notebook was made");
        }
        return made;
    }

    /** Writes the file: the original byte for byte while nothing was revised. */
    void write(NotebookId id, UserId reader, OutputStream out) {
        try (NotebookHold hold = notebooks.open(id)) {
            State state = state(hold.notebook());
            write(state, id, reader, out);
        }
    }

    private record State(
            DocumentSnapshot snapshot,
            @org.jspecify.annotations.Nullable String original) {}

    private static State state(OpenNotebook notebook) {
        return notebook.execute(turn ->
                new State(DocumentSnapshot.of(turn.document()), turn.document().original()));
    }

    private void write(State state, NotebookId id, UserId reader, OutputStream out) {
        String original = state.original();
        if (original != null) {
            try {
                out.write(contents.get(original));
            } catch (java.io.IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
            return;
        }
        Locale locale = accounts.find(reader)
                .map(Person::language)
                .orElse(Language.ENGLISH)
                .locale();
        new NotebookFileWriter(outputs.texts(id), CutWords.in(words, locale)).write(state.snapshot(), out);
    }

    /** The content of a kept version. */
    byte[] content(NotebookId id, long version) {
        return contents.get(queries.versionContent(id, version)
                .orElseThrow(() -> new NoSuchElementException("no version " + version + " of notebook " + id)));
    }

    /** Keeps what is there now under a name. */
    void keep(NotebookId id, UserId actor, String name) {
        try (NotebookHold hold = notebooks.open(id)) {
            State state = state(hold.notebook());
            ByteArrayOutputStream present = new ByteArrayOutputStream();
            write(state, id, actor, present);
            transactions.executeWithoutResult(status -> queries.insertVersion(
                    id, name, state.snapshot().revision(), contents.put(present.toByteArray()), clock.instant()));
        }
    }

    /** Puts a file in the place of the document and keeps what was there under a name; a cell that runs is interrupted first. */
    void replace(NotebookId id, UserId actor, byte[] nbformat, String keepAs) {
        NotebookFile file = NotebookFileReader.read(nbformat);
        runs.ifAvailable(live -> live.abandon(id));
        try (NotebookHold hold = notebooks.open(id)) {
            OpenNotebook notebook = hold.notebook();
            for (int i = 0; i < TRIES; i++) {
                State state = state(notebook);
                ByteArrayOutputStream present = new ByteArrayOutputStream();
                write(state, id, actor, present);
                long revision = state.snapshot().revision();
                Runnable keeping = () -> {
                    String content = contents.put(present.toByteArray());
                    queries.insertVersion(id, keepAs, revision, content, clock.instant());
                    contents.put(nbformat);
                };
                if (notebook.replace(
                        revision,
                        before -> successor(file, before, nbformat),
                        (write, stored) -> writing.replace(write, stored, keeping))) {
                    return;
                }
            }
        }
        throw new IllegalStateException("notebook " + id + " changes all the time");
    }

    private NotebookDocument successor(NotebookFile file, NotebookDocument before, byte[] nbformat) {
        before.revisions().keepUnkept(clock.instant());
        OperationLog log = new OperationLog(before.revision() + 1, NotebookReading.LOG_IN_MEMORY);
        NotebookDocument next = DocumentLoading.of(file, log, before.nextOutput(), before.limits());
        before.kernel().ifPresent(next::kernel);
        if (!file.trusted()) {
            next.original(ContentStore.hash(nbformat));
        }
        next.dirty().revisions.addAll(before.dirty().revisions);
        next.revisions().keep(RevisionReason.RESET, null, clock.instant());
        return next;
    }
}
