package io.paddock.lab;

import static io.paddock.account.Role.ASSISTANT;
import static io.paddock.account.Role.DEPARTMENT_ADMIN;
import static io.paddock.account.Role.INSTITUTION_ADMIN;
import static io.paddock.account.Role.PLATFORM_ADMIN;
import static io.paddock.account.Role.TEACHER;
import static io.paddock.support.MatrixRow.guarded;

import io.paddock.account.CircleId;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.capacity.ComputeNeed;
import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.Attempt;
import io.paddock.support.MatrixRow.Guarded;
import io.paddock.support.MatrixRow.Internal;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import io.paddock.support.People;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** Who may do what with somebody else's lab, and with what belongs to the machine. */
final class LabRowsOfMatrix {

    private static final Set<Role> STAFF =
            Set.of(ASSISTANT, TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN);

    /** The machine belongs to no institution: an administrator of any looks after it. */
    private static final Set<Role> ADMINISTRATORS = Set.of(INSTITUTION_ADMIN, PLATFORM_ADMIN);

    private LabRowsOfMatrix() {}

    private static LabId somebodysLab(ApplicationContext application, CircleId course) {
        UserId owner = application.getBean(People.class).somebody().id();
        return application
                .getBean(LabRows.class)
                .insert(request(owner, course), Instant.parse("2026-11-24T08:00:00Z"))
                .orElseThrow()
                .id();
    }

    private static LabRequest request(UserId owner, CircleId course) {
        return new LabRequest(owner, course, LabImageFixture.PYTHON, new ComputeNeed(512, 1000), false, "matrix", null);
    }

    private static Guarded administrators(String operation, Attempt attempt) {
        return new Guarded(operation, ADMINISTRATORS, ADMINISTRATORS, ADMINISTRATORS, attempt);
    }

    static class OfLabs implements MatrixRows {

        @Override
        public Class<?> service() {
            return EngineLabs.class;
        }

        @Override
        public List<MatrixRow> rows(ApplicationContext application) {
            var labs = application.getBean(LabService.class);
            return List.of(
                    guarded(
                            "open(UserId, LabRequest, boolean)",
                            Set.of(),
                            (actor, ground, course) -> labs.open(
                                    actor,
                                    request(
                                            application
                                                    .getBean(People.class)
                                                    .somebody()
                                                    .id(),
                                            course),
                                    false)),
                    new Internal("find(LabId)", "modules ask it for labs of people they act for"),
                    new Internal("running(UserId)", "modules ask it for the person they act for"),
                    new Internal("gateway(LabId)", "for the kernel connection only; never shown"),
                    new Internal("usage(LabId)", "modules ask it for labs of people they act for"),
                    new Internal("reportActivity(LabId, boolean)", "told by the module that runs cells"),
                    new Internal("runSealed(SealedRun)", "modules ask it for Paddock itself; nobody's lab is in it"),
                    guarded(
                            "extend(UserId, LabId)",
                            STAFF,
                            (actor, ground, course) -> labs.extend(actor, somebodysLab(application, course))),
                    guarded(
                            "withoutSlice(UserId, LabId)",
                            STAFF,
                            (actor, ground, course) -> labs.withoutSlice(actor, somebodysLab(application, course))),
                    guarded(
                            "stop(UserId, LabId)",
                            STAFF,
                            (actor, ground, course) -> labs.stop(actor, somebodysLab(application, course))));
        }
    }

    static class OfWaits implements MatrixRows {

        @Override
        public Class<?> service() {
            return LabWaits.class;
        }

        @Override
        public List<MatrixRow> rows(ApplicationContext application) {
            var waits = application.getBean(LabWaits.class);
            return List.of(guarded(
                    "of(UserId, LabId)",
                    STAFF,
                    (actor, ground, course) -> waits.of(actor, somebodysLab(application, course))));
        }
    }

    static class OfFiles implements MatrixRows {

        @Override
        public Class<?> service() {
            return ContainerLabFiles.class;
        }

        @Override
        public List<MatrixRow> rows(ApplicationContext application) {
            var files = application.getBean(LabFiles.class);
            return List.of(
                    guarded(
                            "list(UserId, LabId, String)",
                            STAFF,
                            (actor, ground, course) -> files.list(actor, somebodysLab(application, course), "")),
                    guarded(
                            "read(UserId, LabId, String)",
                            STAFF,
                            (actor, ground, course) -> files.read(actor, somebodysLab(application, course), "x")),
                    guarded(
                            "write(UserId, LabId, String, InputStream, long)",
                            STAFF,
                            (actor, ground, course) -> files.write(
                                    actor, somebodysLab(application, course), "x", InputStream.nullInputStream(), 0)),
                    guarded(
                            "delete(UserId, LabId, String)",
                            STAFF,
                            (actor, ground, course) -> files.delete(actor, somebodysLab(application, course), "x")));
        }
    }

    static class OfImages implements MatrixRows {

        @Override
        public Class<?> service() {
            return LabImages.class;
        }

        @Override
        public List<MatrixRow> rows(ApplicationContext application) {
            var images = application.getBean(LabImages.class);
            String everybody = "what environments there are and how far they are is shown to everybody";
            return List.of(
                    new Internal("known(EnvironmentName)", everybody),
                    new Internal("all()", everybody),
                    new Internal("status(EnvironmentName)", everybody),
                    new Internal("failure(EnvironmentName)", everybody),
                    new Internal("engineReady(EngineFacts)", "told by the engine"),
                    new Internal("destroy()", "at the application's end"),
                    administrators(
                            "logTail(UserId, EnvironmentName)",
                            (actor, ground, course) -> images.logTail(actor, LabImageFixture.PYTHON)),
                    administrators(
                            "retry(UserId, EnvironmentName)",
                            (actor, ground, course) -> images.retry(actor, LabImageFixture.PYTHON)));
        }
    }

    static class OfIsolation implements MatrixRows {

        @Override
        public Class<?> service() {
            return LabIsolation.class;
        }

        @Override
        public List<MatrixRow> rows(ApplicationContext application) {
            var isolation = application.getBean(LabIsolation.class);
            return List.of(
                    new Internal("engineReady(EngineFacts)", "told by the engine"),
                    new Internal("engineLost(Message)", "told by the engine"),
                    administrators("results(UserId)", (actor, ground, course) -> isolation.results(actor)),
                    administrators("test(UserId)", (actor, ground, course) -> isolation.test(actor)));
        }
    }

    static class OfOverview implements MatrixRows {

        @Override
        public Class<?> service() {
            return LabOverview.class;
        }

        @Override
        public List<MatrixRow> rows(ApplicationContext application) {
            var overview = application.getBean(LabOverview.class);
            return List.of(
                    new Internal("mayAdminister(UserId)", "tells a page what to offer"),
                    new Internal("storageQuotaBytes()", "the same for everybody"),
                    new OwnOnly("endedLately(UserId)", "pages pass the person who is signed in"),
                    new Internal("mayLook(UserId, CircleId)", "tells a page what to offer"),
                    new OwnOnly("running(UserId, Collection)", "counts only where the person is staff"),
                    guarded(
                            "ofCourse(UserId, CircleId)",
                            STAFF,
                            (actor, ground, course) -> overview.ofCourse(actor, course)),
                    administrators("all(UserId)", (actor, ground, course) -> overview.all(actor)),
                    guarded(
                            "storageBytes(UserId, LabId)",
                            STAFF,
                            (actor, ground, course) ->
                                    overview.storageBytes(actor, somebodysLab(application, course))));
        }
    }
}
