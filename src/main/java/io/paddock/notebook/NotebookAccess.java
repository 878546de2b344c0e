package io.paddock.notebook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.paddock.account.Access;
import io.paddock.account.AccessDenied;
import io.paddock.account.Audit;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who may do what with a notebook: its owner everything; staff of its course and of what lies around it, and auditors, may look, which is put on record; nobody
 * else anything, and a try is put on record, too.
 */
@Component
class NotebookAccess {

    private static final Duration ONE_LOOK = Duration.ofMinutes(10);

    private record Look(UserId actor, NotebookId notebook) {}

    private final NotebookQueries queries;
    private final Access access;
    private final Audit audit;
    private final Cache<Look, Boolean> looks =
            Caffeine.newBuilder().expireAfterWrite(ONE_LOOK).maximumSize(10_000).build();

    NotebookAccess(NotebookQueries queries, Access access, Audit audit) {
        this.queries = queries;
        this.access = access;
        this.audit = audit;
    }

    /**
     * The notebook for somebody who may look at it. Requests that follow each other within ten minutes are one look on record.
     *
     * @throws AccessDenied where it is none of theirs
     */
    Optional<Notebook> look(UserId actor, NotebookId id) {
        Optional<Notebook> found = queries.find(id);
        found.ifPresent(notebook -> {
            if (!notebook.owner().equals(actor)) {
                requireStaff(actor, notebook);
            }
        });
        return found;
    }

    private void requireStaff(UserId actor, Notebook notebook) {
        if (!mayLook(actor, notebook)) {
            throw denied(actor, notebook);
        }
        if (looks.asMap().putIfAbsent(new Look(actor, notebook.id()), true) == null) {
            record(actor, "notebook.looked", notebook);
        }
    }

    boolean mayLook(UserId actor, Notebook notebook) {
        return notebook.owner().equals(actor)
                || access.has(actor, notebook.course(), Role.READERS)
                || access.isPlatformAdmin(actor);
    }

    /** The notebook for its owner. */
    Optional<Notebook> own(UserId actor, NotebookId id) {
        Optional<Notebook> found = queries.find(id);
        found.ifPresent(notebook -> {
            if (!notebook.owner().equals(actor)) {
                throw denied(actor, notebook);
            }
        });
        return found;
    }

    private AccessDenied denied(UserId actor, Notebook notebook) {
        record(actor, "notebook.denied", notebook);
        return new AccessDenied(actor, "notebook " + notebook.id());
    }

    private void record(UserId actor, String action, Notebook notebook) {
        audit.record(
                actor,
                action,
                "notebook:" + notebook.id(),
                notebook.course(),
                Map.of("owner", notebook.owner().toString()));
    }
}
