package io.paddock.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.paddock.account.AccountService;
import io.paddock.account.Profile;
import io.paddock.account.Theme;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.capacity.CapacityService;
import io.paddock.support.Ground;
import io.paddock.support.IntegrationTest;
import io.paddock.support.People;
import io.paddock.support.Queries;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.annotation.Transactional;

/** What it costs to say how labs are; in transactions that are rolled back, so that nobody else lets labs start. */
@IntegrationTest
class LabBoardIT {

    private static final int WAITING = 30;

    @Autowired
    private LabRows rows;

    @Autowired
    private CapacityService capacity;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AccountService accounts;

    @Autowired
    private People people;

    @Autowired
    private Queries queries;

    private final Queue<Lab> told = new ConcurrentLinkedQueue<>();
    private @Nullable LabBoard board;

    @AfterEach
    void close() {
        board().destroy();
    }

    @Test
    @Transactional
    void labsThatHaveEndedAreShownWithoutALookAtTheLeases() {
        board = board(_ -> {});
        var lab = rows.find(waiting(people.ground())).orElseThrow();
        rows.move(lab.id(), LabState.WAITING, LabState.STOPPED, Message.of("lab.ending.stopped"), clock.instant());
        var ended = rows.find(lab.id()).orElseThrow();

        assertThat(queries.counted(() -> board().labs(List.of(ended)))).isZero();
        assertThat(queries.counted(() -> board().lab(ended))).isZero();
        assertThat(queries.counted(() -> board().labs(List.of(ended, lab)))).isEqualTo(1);
    }

    @Test
    @Transactional
    void aLongQueueIsReadOnceForAMoveAndThoseWhoMovedAreTold() {
        board = board(event -> told.add(((LabChanged) event).lab()));
        var ground = people.ground();
        List<LabId> labs = new ArrayList<>();
        for (int number = 0; number < WAITING; number++) {
            labs.add(waiting(ground));
        }

        long first = queries.counted(this::notePlaces);
        await().until(() -> told.size() >= WAITING);
        int before = Objects.requireNonNull(Objects.requireNonNull(told.peek()).place());
        assertThat(told).extracting(Lab::id).containsExactlyElementsOf(labs);
        assertThat(told)
                .extracting(Lab::place)
                .containsExactlyElementsOf(
                        IntStream.range(before, before + WAITING).boxed().toList());

        told.clear();
        leaves(labs.get(9));
        long second = queries.counted(this::notePlaces);

        await().until(() -> told.size() >= WAITING - 10);
        assertThat(told).extracting(Lab::id).containsExactlyElementsOf(labs.subList(10, WAITING));
        assertThat(told)
                .extracting(Lab::place)
                .containsExactlyElementsOf(IntStream.range(before + 9, before + WAITING - 1)
                        .boxed()
                        .toList());
        assertThat(List.of(first, second)).containsOnly(2L);
    }

    private String notePlaces() {
        board().notePlaces();
        return "";
    }

    private LabBoard board(ApplicationEventPublisher events) {
        return new LabBoard(rows, capacity, clock, events);
    }

    private LabBoard board() {
        return Objects.requireNonNull(board);
    }

    private LabId waiting(Ground ground) {
        var owner = accounts.register(
                        "q" + UUID.randomUUID().toString().substring(0, 12),
                        new Profile("Waits", Language.ENGLISH, Theme.SYSTEM, ZoneId.of("Asia/Shanghai")))
                .id()
                .value();
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                insert into lab (owner, course, environment, memory_mebibytes, milli_cpus, egress, work_folder,
                    slice_cpu_too, state, opened_at)
                values (:owner, :course, 'python', 512, 500, false, 'queue', false, 'WAITING', '2026-11-24 08:00:00')""")
                .param("owner", owner)
                .param("course", ground.course().id().value())
                .update(key);
        long lab = Objects.requireNonNull(key.getKey()).longValue();
        jdbc.sql("""
                insert into capacity_queue (holder, person, memory_mebibytes, milli_cpus, arrived_at, slice_cpu_too)
                values (:lab, :owner, 512, 500, '2026-11-24 08:00:00', false)""").param("lab", lab).param("owner", owner).update();
        return new LabId(lab);
    }

    private void leaves(LabId lab) {
        jdbc.sql("delete from capacity_queue where holder = :lab")
                .param("lab", lab.value())
                .update();
    }
}
