package io.paddock.notebook;

import static io.paddock.account.Role.ASSISTANT;
import static io.paddock.account.Role.AUDITOR;
import static io.paddock.account.Role.DEPARTMENT_ADMIN;
import static io.paddock.account.Role.INSTITUTION_ADMIN;
import static io.paddock.account.Role.PLATFORM_ADMIN;
import static io.paddock.account.Role.TEACHER;
import static io.paddock.support.MatrixRow.guarded;

import io.paddock.account.CircleId;
import io.paddock.account.CircleService;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.capacity.ComputeNeed;
import io.paddock.lab.EnvironmentName;
import io.paddock.lab.LabRequest;
import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.Internal;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import io.paddock.support.People;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** Who may do what with somebody else's notebook. */
final class NotebookRowsOfMatrix {

    private static final Set<Role> LOOK =
            Set.of(ASSISTANT, TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, AUDITOR, PLATFORM_ADMIN);

    private NotebookRowsOfMatrix() {}

    private static byte[] file() {
        return NotebookFixture.file(1).getBytes(StandardCharsets.UTF_8);
    }

    private static LabRequest lab(UserId owner, CircleId course) {
        return new LabRequest(
                owner, course, new EnvironmentName("python"), new ComputeNeed(512, 1_000), false, "matrix", null);
    }

    private static NotebookId somebodys(ApplicationContext application, CircleId course) {
        UserId owner = application.getBean(People.class).somebody().id();
        application.getBean(CircleService.class).ensureMember(owner, course, Role.STUDENT);
        return application
                .getBean(NotebookService.class)
                .create(owner, new NotebookSource("Matrix", file(), lab(owner, course)));
    }

    static class OfNotebooks implements MatrixRows {

        @Override
        public Class<?> service() {
            return StoredNotebooks.class;
        }

        @Override
        public List<MatrixRow> rows(ApplicationContext application) {
            NotebookService notebooks = application.getBean(NotebookService.class);
            return List.of(
                    guarded(
                            "create(UserId, NotebookSource)",
                            Set.of(),
                            (actor, ground, course) -> notebooks.create(
                                    actor,
                                    new NotebookSource(
                                            "Matrix",
                                            file(),
                                            lab(
                                                    application
                                                            .getBean(People.class)
                                                            .somebody()
                                                            .id(),
                                                    course)))),
                    guarded(
                            "find(UserId, NotebookId)",
                            LOOK,
                            (actor, ground, course) -> notebooks.find(actor, somebodys(application, course))),
                    new OwnOnly("find(UserId, Collection)", "leaves out what the person may not look at"),
                    guarded(
                            "replace(UserId, NotebookId, byte[], String)",
                            Set.of(),
                            (actor, ground, course) ->
                                    notebooks.replace(actor, somebodys(application, course), file(), "x")),
                    new Internal("check(byte[])", "looks at a file that the caller has"),
                    guarded(
                            "update(UserId, NotebookId, byte[], byte[], String)",
                            Set.of(),
                            (actor, ground, course) ->
                                    notebooks.update(actor, somebodys(application, course), file(), file(), "x")),
                    guarded(
                            "take(UserId, NotebookId, String, byte[])",
                            Set.of(),
                            (actor, ground, course) ->
                                    notebooks.take(actor, somebodys(application, course), "x", file())),
                    guarded(
                            "versions(UserId, NotebookId)",
                            LOOK,
                            (actor, ground, course) -> notebooks.versions(actor, somebodys(application, course))),
                    guarded(
                            "restore(UserId, NotebookId, long)",
                            Set.of(),
                            (actor, ground, course) -> notebooks.restore(actor, somebodys(application, course), 1)),
                    guarded(
                            "revisions(UserId, NotebookId, long, int)",
                            LOOK,
                            (actor, ground, course) ->
                                    notebooks.revisions(actor, somebodys(application, course), Long.MAX_VALUE, 1)),
                    guarded(
                            "revision(UserId, NotebookId, long)",
                            LOOK,
                            (actor, ground, course) -> notebooks.revision(actor, somebodys(application, course), 0)),
                    guarded(
                            "goBack(UserId, NotebookId, long)",
                            Set.of(),
                            (actor, ground, course) -> notebooks.goBack(actor, somebodys(application, course), 0)),
                    guarded(
                            "download(UserId, NotebookId)",
                            LOOK,
                            (actor, ground, course) -> notebooks.download(actor, somebodys(application, course))),
                    guarded(
                            "download(UserId, NotebookId, long)",
                            LOOK,
                            (actor, ground, course) -> version(notebooks, actor, somebodys(application, course))),
                    guarded(
                            "nextCell(UserId, NotebookId)",
                            LOOK,
                            (actor, ground, course) -> notebooks.nextCell(actor, somebodys(application, course))),
                    guarded(
                            "setLab(UserId, NotebookId, LabRequest)",
                            Set.of(),
                            (actor, ground, course) ->
                                    notebooks.setLab(actor, somebodys(application, course), lab(actor, course))),
                    guarded(
                            "prestart(UserId, NotebookId)",
                            Set.of(),
                            (actor, ground, course) -> notebooks.prestart(actor, somebodys(application, course))));
        }

        private static void version(NotebookService notebooks, UserId actor, NotebookId id) {
            UserId owner = notebooks.find(actor, id).orElseThrow().owner();
            notebooks.replace(owner, id, file(), "Kept");
            notebooks.download(
                    actor, id, notebooks.versions(owner, id).getFirst().id());
        }
    }

    static class OfLiveNotebooks implements MatrixRows {

        @Override
        public Class<?> service() {
            return LiveNotebooks.class;
        }

        @Override
        public List<MatrixRow> rows(ApplicationContext application) {
            LiveNotebooks live = application.getBean(LiveNotebooks.class);
            return List.of(
                    guarded(
                            "door(UserId, NotebookId)",
                            LOOK,
                            (actor, ground, course) -> live.door(actor, somebodys(application, course))),
                    new Internal("background()", "threads for pages; touches nobody's notebook"));
        }
    }
}
