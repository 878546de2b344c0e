package io.paddock.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.account.AccessDenied;
import io.paddock.account.Person;
import io.paddock.account.Role;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.capacity.CapacityService;
import io.paddock.capacity.ComputeNeed;
import io.paddock.capacity.HolderId;
import io.paddock.capacity.Slice;
import io.paddock.capacity.SliceInventory;
import io.paddock.capacity.SliceNeed;
import io.paddock.lab.container.ContainerView;
import io.paddock.support.IntegrationTest;
import io.paddock.support.MovableClock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class LabsIT {

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private LabService labs;

    @Autowired
    private LabClockwork clockwork;

    @Autowired
    private LabRecovery recovery;

    @Autowired
    private CapacityService capacity;

    @Autowired
    private SliceInventory slices;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @TempDir
    private Path seed;

    private LabHouse house;

    @BeforeEach
    void open() {
        house = new LabHouse(application);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void givesTheGpuBackAndChargesNothingWhereTheMachineCannotHandItOver() {
        String node = house.runtime.engine().name();
        var slice =
                new Slice("GPU-no-driver", node, Slice.Kind.WHOLE, "GPU", "GPU-no-driver", 8192, Slice.State.AVAILABLE);
        slices.report(node, Optional.of(List.of(slice)));
        try {
            Person student = house.student();
            LabRequest plain = house.request(student.id());
            Lab lab = house.open(new LabRequest(
                    plain.owner(),
                    plain.course(),
                    plain.environment(),
                    new ComputeNeed(512, 1000, new SliceNeed(8000, true)),
                    false,
                    plain.workFolder(),
                    null));

            Lab ended = house.events.awaitState(lab.id(), LabState.READY, LabState.FAILED);
            assertThat(ended.state()).isEqualTo(LabState.FAILED);
            assertThat(ended.stage().key()).isEqualTo("lab.engine.no-device");
            assertThat(capacity.leases()).noneMatch(lease -> "GPU-no-driver".equals(lease.slice()));
            assertThat(house.runtime.list(house.labels(lab.id()))).isEmpty();
        } finally {
            slices.report(node, Optional.of(List.of()));
        }
    }

    @Test
    void opensALabWhoseGatewayAnswersAndKeepsItsFilesOverAStop() throws Exception {
        Files.createDirectories(seed.resolve("data"));
        Files.writeString(seed.resolve("data/城市.csv"), "name\n北京\n");
        Person student = house.student();
        Lab lab = house.ready(house.request(student.id(), seed.resolve("data")));

        assertThat(lab.imageDigest()).startsWith("sha256:");
        assertThat(lab.endsAt()).isAfter(clock.instant().plus(Duration.ofHours(3)));
        GatewayAddress gateway = labs.gateway(lab.id()).orElseThrow();
        assertThat(status(gateway, "token " + gateway.token())).isEqualTo(200);
        assertThat(status(gateway, "token wrong")).isEqualTo(401);
        assertThat(gateway.toString()).doesNotContain(gateway.token());
        assertThat(labs.usage(lab.id()).orElseThrow().memoryBytes()).isBetween(1L << 20, 512L << 20);
        assertThat(house.sh(lab.id(), "cat intro/lesson-1/data/城市.csv; stat -c %u intro/lesson-1/data"))
                .isEqualTo("name\n北京\n1000\n");
        house.sh(lab.id(), "echo mine > intro/lesson-1/data/城市.csv; echo kept > own.txt");

        labs.stop(student.id(), lab.id());
        Lab stopped = house.events.awaitState(lab.id(), LabState.STOPPED);
        assertThat(stopped.stage()).isEqualTo(Message.of("lab.ending.stopped"));
        assertThat(house.runtime.list(house.labels(lab.id()))).isEmpty();
        assertThat(capacity.lease(new HolderId(lab.id().value()))).isEmpty();
        assertThat(labs.running(student.id())).isEmpty();

        Lab again = house.ready(house.request(student.id(), seed.resolve("data")));
        assertThat(house.sh(again.id(), "cat own.txt intro/lesson-1/data/城市.csv"))
                .as("what the student changed is not laid again")
                .isEqualTo("kept\nmine\n");
    }

    @Test
    void givesOneLabToSeveralWhoOpenItAtOnce() throws Exception {
        LabRequest request = house.request(house.student().id());
        Callable<LabId> open = () -> house.open(request).id();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ids = threads.invokeAll(List.of(open, open, open, open)).stream()
                    .map(future -> future.resultNow())
                    .distinct()
                    .toList();
            assertThat(ids).hasSize(1);
            house.events.awaitState(ids.getFirst(), LabState.READY);
            assertThat(house.runtime.list(house.labels(ids.getFirst()))).hasSize(1);
        }
    }

    @Test
    void laysAnotherLessonsFilesIntoTheLabThatRuns() throws Exception {
        var data = Files.createDirectories(seed.resolve("data"));
        Files.writeString(data.resolve("second.txt"), "2");
        Person student = house.student();
        Lab lab = house.ready(house.request(student.id()));
        Lab same = house.open(new LabRequest(
                student.id(),
                house.course.id(),
                LabImageFixture.PYTHON,
                LabHouse.SMALL,
                false,
                "intro/lesson-2",
                data));

        assertThat(same.id()).isEqualTo(lab.id());
        assertThat(house.sh(lab.id(), "cat intro/lesson-2/data/second.txt")).isEqualTo("2");
    }

    @Test
    void aNewVersionsFilesTakeThePlaceOfThoseThatTheStudentHasNotChanged() throws Exception {
        Person student = house.student();
        Lab lab = house.ready(house.request(student.id(), version("v1", "rain", "1", "fog", "2", "sun and wind", "3")));
        house.sh(lab.id(), "cd intro/lesson-1/data; echo -n mine > fog; rm 'sun and wind'; ln -s /etc/passwd moon");

        var second = version("v2", "rain", "4", "fog", "5", "sun and wind", "6", "snow", "7", "moon", "8");
        Lab same = house.open(house.request(student.id(), second));

        assertThat(same.id()).isEqualTo(lab.id());
        assertThat(data(lab)).isEqualTo("4 mine 6 7");
        assertThat(house.sh(lab.id(), "readlink intro/lesson-1/data/moon")).isEqualTo("/etc/passwd\n");

        house.sh(lab.id(), "echo -n mine > intro/lesson-1/data/snow");
        var third = version("v3", "rain", "9", "fog", "a", "sun and wind", "6", "snow", "b");
        house.open(house.request(student.id(), third));
        assertThat(data(lab)).as("whatever came between").isEqualTo("9 mine 6 mine");
    }

    @Test
    void laysNoFileOverOneThatWasThereBeforeAnythingWasLaid() throws Exception {
        Person student = house.student();
        Lab lab = house.ready(house.request(student.id()));
        house.sh(lab.id(), "mkdir -p intro/lesson-1/data; cd intro/lesson-1/data; echo -n own > rain");

        house.open(
                house.request(student.id(), version("v1", "rain", "1", "fog", "2", "snow", "3", "sun and wind", "4")));
        assertThat(data(lab)).isEqualTo("own 2 4 3");

        house.open(
                house.request(student.id(), version("v2", "rain", "5", "fog", "6", "snow", "3", "sun and wind", "4")));
        assertThat(data(lab)).isEqualTo("own 6 4 3");
    }

    private Path version(String name, String... filesAndTexts) throws IOException {
        var data = Files.createDirectories(seed.resolve(name).resolve("data"));
        for (int at = 0; at < filesAndTexts.length; at += 2) {
            Files.writeString(data.resolve(filesAndTexts[at]), filesAndTexts[at + 1]);
        }
        return data;
    }

    private String data(Lab lab) {
        return house.sh(
                lab.id(), "cd intro/lesson-1/data; echo -n $(cat rain) $(cat fog) $(cat 'sun and wind') $(cat snow)");
    }

    @Test
    void refusesWhatItCannotGive() {
        Person student = house.student();
        var unknown = new LabRequest(
                student.id(),
                house.course.id(),
                new EnvironmentName("no-such-image"),
                LabHouse.SMALL,
                false,
                "x",
                null);
        assertThat(labs.open(student.id(), unknown, false))
                .isEqualTo(new LabOpening.Refused(List.of(Message.of("lab.environment.unknown", "no-such-image"))));

        var huge = new LabRequest(
                student.id(),
                house.course.id(),
                LabImageFixture.PYTHON,
                new ComputeNeed(9_000_000, 1000),
                false,
                "x",
                null);
        assertThat(labs.open(student.id(), huge, false))
                .isInstanceOfSatisfying(
                        LabOpening.Refused.class,
                        refused -> assertThat(refused.reasons())
                                .extracting(Message::key)
                                .containsExactly("capacity.limit.memory-total"));
        assertThat(labs.running(student.id())).isEmpty();

        var outside = new LabRequest(
                student.id(), house.course.id(), LabImageFixture.PYTHON, LabHouse.SMALL, false, "../../etc", null);
        assertThatThrownBy(() -> labs.open(student.id(), outside, false)).isInstanceOf(Refusal.class);
    }

    @Test
    void letsOnlyOwnersStaffAndAdministratorsTouchALab() {
        Person student = house.student();
        Lab lab = house.ready(house.request(student.id()));
        Person outsider = house.outsider();
        Person other = house.student();

        for (Person person : List.of(outsider, other)) {
            assertThatThrownBy(() -> labs.stop(person.id(), lab.id())).isInstanceOf(AccessDenied.class);
            assertThatThrownBy(() -> labs.extend(person.id(), lab.id())).isInstanceOf(AccessDenied.class);
            assertThatThrownBy(() -> labs.open(person.id(), house.request(student.id()), false))
                    .isInstanceOf(AccessDenied.class);
        }
        assertThatThrownBy(() -> labs.open(outsider.id(), house.request(outsider.id()), false))
                .isInstanceOf(AccessDenied.class);

        labs.stop(house.person(Role.TEACHER).id(), lab.id());
        assertThat(house.events.awaitState(lab.id(), LabState.STOPPED).stage())
                .isEqualTo(Message.of("lab.ending.stopped-by-staff"));
    }

    @Test
    void stopsAnIdleLabButNeverABusyOne() {
        Lab lab = house.ready(house.request(house.student().id()));
        labs.reportActivity(lab.id(), true);
        clock.advance(Duration.ofMinutes(90));
        clockwork.tick();
        assertThat(labs.find(lab.id()).orElseThrow().state()).isEqualTo(LabState.READY);

        labs.reportActivity(lab.id(), false);
        clock.advance(Duration.ofMinutes(31));
        clockwork.tick();
        assertThat(house.events.awaitState(lab.id(), LabState.STOPPED).stage())
                .isEqualTo(Message.of("lab.ending.idle", 30));
    }

    @Test
    void warnsBeforeTheEndExtendsAndStops() {
        Person student = house.student();
        Lab lab = house.ready(house.request(student.id()));
        labs.reportActivity(lab.id(), true);
        clock.advance(Duration.ofMinutes(4 * 60 - 10));
        clockwork.tick();
        assertThat(labs.find(lab.id()).orElseThrow().stage()).isEqualTo(Message.of("lab.stage.ends-soon", 15L));

        Lab extended = labs.extend(student.id(), lab.id());
        assertThat(extended.endsAt()).isAfter(clock.instant().plus(Duration.ofHours(3)));
        assertThat(extended.stage()).isEqualTo(Message.of("lab.stage.ready"));

        labs.reportActivity(lab.id(), true);
        clock.advance(Duration.ofMinutes(4 * 60 - 4));
        clockwork.tick();
        assertThat(labs.find(lab.id()).orElseThrow().stage()).isEqualTo(Message.of("lab.stage.ends-soon", 5L));
        clock.advance(Duration.ofMinutes(5));
        clockwork.tick();
        assertThat(house.events.awaitState(lab.id(), LabState.STOPPED).stage())
                .isEqualTo(Message.of("lab.ending.time-over"));
    }

    @Test
    void saysThatALabWasKilledFromOutside() {
        Lab lab = house.ready(house.request(house.student().id()));
        house.runtime.remove(house.container(lab.id()));

        Lab failed = house.events.awaitState(lab.id(), LabState.FAILED);
        assertThat(failed.stage().key()).isIn("lab.ending.killed", "lab.ending.vanished");
        assertThat(labs.gateway(lab.id())).isEmpty();
        assertThat(capacity.lease(new HolderId(lab.id().value()))).isEmpty();
    }

    @Test
    void tellsOfMemoryThatRanOutAndLivesOn() {
        Lab lab = house.ready(house.request(house.student().id()));
        house.sh(lab.id(), "/opt/lab/bin/python -c 'x = bytearray(900 * 1024 * 1024)'; true");

        assertThat(house.events.await(
                        LabMemoryExhausted.class, event -> event.lab().equals(lab.id())))
                .isEqualTo(new LabMemoryExhausted(lab.id(), 512));
        assertThat(labs.find(lab.id()).orElseThrow().state()).isEqualTo(LabState.READY);
    }

    @Test
    void survivesAForkBomb() throws Exception {
        Lab lab = house.ready(house.request(house.student().id()));
        house.sh(lab.id(), "(for i in $(seq 2000); do sleep 300 & done) >/dev/null 2>&1; true");
        assertThat(labs.find(lab.id()).orElseThrow().state()).isEqualTo(LabState.READY);
        assertThat(labs.usage(lab.id())).isPresent();

        labs.stop(lab.owner(), lab.id());
        house.events.awaitState(lab.id(), LabState.STOPPED);
    }

    @Test
    void adoptsWhatRunsAndCleansUpWhatDoesNot() {
        Person student = house.student();
        Lab running = house.ready(house.request(student.id()));
        Lab lost = house.ready(house.request(house.student().id()));
        Lab ended = house.ready(house.request(house.student().id()));
        // as after a crash: a row that says ready without its container, a container without a live row
        house.runtime.stop(house.container(lost.id()), Duration.ZERO);
        house.events.awaitState(lost.id(), LabState.FAILED);
        house.rows.move(ended.id(), LabState.READY, LabState.FAILED, Message.of("lab.ending.killed"), clock.instant());
        String token = labs.gateway(running.id()).orElseThrow().token();

        recovery.reconcile(false);

        assertThat(labs.find(running.id()).orElseThrow().state()).isEqualTo(LabState.READY);
        assertThat(labs.gateway(running.id()).orElseThrow().token())
                .as("asked of the engine again")
                .isEqualTo(token);
        assertThat(house.runtime.list(house.labels(ended.id()))).isEmpty();
        assertThat(capacity.lease(new HolderId(ended.id().value()))).isEmpty();
        assertThat(house.runtime.list(house.labels(running.id())))
                .extracting(ContainerView::running)
                .containsExactly(true);
    }

    @Test
    void breaksOffAStartThatNobodyWantsAnyMore() {
        Person student = house.student();
        Lab lab = house.open(house.request(student.id()));
        labs.stop(student.id(), lab.id());

        house.events.awaitState(lab.id(), LabState.STOPPED);
        assertThat(house.runtime.list(house.labels(lab.id()))).isEmpty();
        assertThat(capacity.lease(new HolderId(lab.id().value()))).isEmpty();
    }

    @Test
    void startsALabAgainThatHasToGiveWayAtThisMoment() {
        Person student = house.student();
        LabRequest request = house.request(student.id());
        Lab ahead = ((LabOpening.Opened) labs.open(student.id(), request, true)).lab();
        house.events.awaitState(ahead.id(), LabState.READY);
        // as between the decision and the news of it
        jdbc.sql("update capacity_lease set yielding = true where holder = :lab and live = 1")
                .param("lab", ahead.id().value())
                .update();

        assertThat(labs.open(student.id(), request, false)).isNotEqualTo(new LabOpening.Opened(ahead));

        assertThat(house.events.awaitState(ahead.id(), LabState.STOPPED).stage())
                .isEqualTo(Message.of("lab.ending.gave-way"));
        Lab next = house.ready(request);
        assertThat(next.id()).isNotEqualTo(ahead.id());
    }

    private static int status(GatewayAddress gateway, String authorization) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(gateway.base().resolve("/api/kernels"))
                                    .header("Authorization", authorization)
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
