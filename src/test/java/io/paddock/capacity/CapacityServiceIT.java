package io.paddock.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.account.Access;
import io.paddock.account.Audit;
import io.paddock.account.CircleService;
import io.paddock.account.UserId;
import io.paddock.base.language.Refusal;
import io.paddock.support.IntegrationTest;
import io.paddock.support.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.unit.DataSize;

/** Leases and the queue on a real database, on a node of the test's own that fits two labs. */
@IntegrationTest
class CapacityServiceIT {

    private static final ComputeNeed HALF = new ComputeNeed(1024, 1000);
    private static final long FIRST = 9_000_000_000L;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Access access;

    @Autowired
    private CircleService circles;

    @Autowired
    private Audit audit;

    @Autowired
    private MovableClock clock;

    private final List<Object> told = new CopyOnWriteArrayList<>();
    private CapacityService capacity;
    private SliceInventory inventory;

    @BeforeEach
    void open() {
        clean();
        open(List.of());
    }

    private void open(List<CapacitySettings.StaticSlice> named) {
        var settings = new CapacitySettings(
                DataSize.ofMegabytes(0), 4, 10, 2, Duration.ofHours(4), Duration.ofHours(6), named);
        // a node name of its own: the application's labs do not count on it
        var rows = new LeaseRows(jdbc);
        var queue = new LeaseQueue(rows, new SliceRows(jdbc), settings, clock);
        var decisions = new Decisions(rows, queue, told::add, transactions);
        capacity = new CapacityService(rows, queue, decisions, settings, clock, access, circles);
        inventory = new SliceInventory(
                new SliceRows(jdbc), rows, queue, decisions, settings, access, circles, audit, clock);
        capacity.report("test-node", 2, 2048L << 20);
    }

    @AfterEach
    void clean() {
        jdbc.sql("delete from capacity_lease where holder >= :first")
                .param("first", FIRST)
                .update();
        jdbc.sql("delete from capacity_queue where holder >= :first")
                .param("first", FIRST)
                .update();
        jdbc.sql("delete from capacity_slice where node = 'test-node'").update();
    }

    @Test
    void grantsInOrderAndLetsTheNextStartWhenOneEnds() {
        assertThat(capacity.ask(ask(1, false))).isInstanceOf(Admission.Granted.class);
        assertThat(capacity.ask(ask(1, false))).as("asked twice").isInstanceOf(Admission.Granted.class);
        assertThat(capacity.ask(ask(2, false))).isInstanceOf(Admission.Granted.class);
        assertThat(capacity.ask(ask(3, false)))
                .isInstanceOfSatisfying(
                        Admission.Waiting.class,
                        waiting -> assertThat(waiting.place()).isEqualTo(1));
        assertThat(capacity.ask(ask(4, false)))
                .isInstanceOfSatisfying(
                        Admission.Waiting.class,
                        waiting -> assertThat(waiting.place()).isEqualTo(2));

        told.clear();
        capacity.release(holder(1));

        assertThat(told).contains(new QueueMoved(Set.of(holder(4))));
        assertThat(capacity.places()).containsEntry(holder(4), 1);
        assertThat(capacity.places()).as("waits no longer").doesNotContainKey(holder(3));
        assertThat(told).filteredOn(LeaseGranted.class::isInstance).hasSize(1);
        assertThat(capacity.lease(holder(3))).isPresent();
        assertThat(capacity.waiting(holder(4)).orElseThrow().limits())
                .extracting(Limit::kind)
                .containsExactly(Limit.Kind.NODE_MEMORY);
    }

    @Test
    void tellsOnlyThoseWhosePlaceHasChanged() {
        for (int number = 1; number <= 6; number++) {
            capacity.ask(ask(number, false));
        }
        assertThat(told).as("whoever comes has the place with the answer").noneMatch(QueueMoved.class::isInstance);

        capacity.begin(holder(1));
        assertThat(told).noneMatch(QueueMoved.class::isInstance);
        capacity.release(holder(5));

        assertThat(told).filteredOn(QueueMoved.class::isInstance).containsExactly(new QueueMoved(Set.of(holder(6))));
    }

    @Test
    void keepsThePlaceOfWhoeverWaitsForASliceThatIsDrained() {
        open(List.of(
                new CapacitySettings.StaticSlice("GPU-test-named", Slice.Kind.WHOLE, 8192, "GPU", null, "test-node")));
        inventory.report("test-node", Optional.of(List.of()));
        new SliceRows(jdbc).drain("GPU-test-named", true);
        inventory.report("test-node", Optional.of(List.of()));

        assertThat(capacity.ask(sliced(1, false)))
                .isInstanceOfSatisfying(
                        Admission.Waiting.class,
                        waiting -> assertThat(waiting.limits())
                                .containsExactly(new Limit(Limit.Kind.SLICE_DRAINED, "test-node", 8000, 0, 1)));
        capacity.report("test-node", 2, 2048L << 20);
        assertThat(capacity.places()).containsEntry(holder(1), 1);

        new SliceRows(jdbc).drain("GPU-test-named", false);
        capacity.report("test-node", 2, 2048L << 20);
        assertThat(capacity.lease(holder(1)).orElseThrow().slice()).isEqualTo("GPU-test-named");
    }

    @Test
    void waitsForALookAtTheDevices() {
        assertThat(capacity.ask(sliced(1, false))).isInstanceOf(Admission.Waiting.class);
        assertThat(capacity.ask(sliced(2, false))).isInstanceOf(Admission.Waiting.class);
        inventory.report("test-node", Optional.empty());
        assertThat(capacity.places()).as("nobody could look yet").containsEntry(holder(2), 2);

        inventory.report("test-node", Optional.of(List.of(slice("GPU-test-1"))));
        assertThat(capacity.lease(holder(1)).orElseThrow().slice()).isEqualTo("GPU-test-1");

        inventory.report("test-node", Optional.of(List.of()));
        assertThat(told)
                .filteredOn(LeaseRefused.class::isInstance)
                .extracting(event -> ((LeaseRefused) event).holder())
                .containsExactly(holder(2));
    }

    @Test
    void sendsNobodyToWaitForDevicesThatCannotBeLookedAt() {
        capacity.ask(sliced(1, false));

        inventory.reportUnreadable("test-node");

        assertThat(told).filteredOn(LeaseRefused.class::isInstance).hasSize(1);
    }

    @Test
    void takesStartsAheadOfNeedBackForWhoeverWaits() {
        assertThat(capacity.ask(ask(1, true))).isInstanceOf(Admission.Granted.class);
        assertThat(capacity.ask(ask(2, true))).isInstanceOf(Admission.Granted.class);
        assertThat(capacity.ask(ask(3, true))).as("no idle capacity").isInstanceOf(Admission.Refused.class);
        assertThat(capacity.makeFirm(holder(1))).isTrue();

        assertThat(capacity.ask(ask(4, false))).isInstanceOf(Admission.Waiting.class);
        assertThat(told)
                .filteredOn(LeaseMustYield.class::isInstance)
                .singleElement()
                .satisfies(event ->
                        assertThat(((LeaseMustYield) event).lease().holder()).isEqualTo(holder(2)));
        assertThat(capacity.makeFirm(holder(2))).as("too late").isFalse();

        capacity.release(holder(2));
        assertThat(capacity.lease(holder(4))).isPresent();
    }

    @Test
    void neverGivesAwayMoreThanThereIsHoweverManyAskAtOnce() throws Exception {
        List<Callable<Admission>> asks = new ArrayList<>();
        for (int number = 1; number <= 20; number++) {
            Ask ask = ask(number, false);
            asks.add(() -> capacity.ask(ask));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(asks).stream().map(future -> future.resultNow()))
                    .filteredOn(Admission.Granted.class::isInstance)
                    .hasSize(2);
        }
        assertThat(capacity.leases())
                .filteredOn(lease -> lease.node().equals("test-node"))
                .hasSize(2);
    }

    @Test
    void extendsUpToTheLongestLease() {
        capacity.ask(ask(1, false));
        Lease begun = capacity.begin(holder(1));
        assertThat(Duration.between(begun.grantedAt(), begun.endsAt())).isGreaterThanOrEqualTo(Duration.ofHours(4));

        clock.advance(Duration.ofHours(3));
        assertThat(capacity.extend(holder(1)).endsAt()).isEqualTo(begun.longestUntil());
        assertThatThrownBy(() -> capacity.extend(holder(1))).isInstanceOf(Refusal.class);
        capacity.release(holder(1));
        assertThatThrownBy(() -> capacity.extend(holder(1))).isInstanceOf(Refusal.class);
    }

    @Test
    void letsTheDatabaseItselfRefuseASecondLiveLease() {
        capacity.ask(ask(1, false));
        Lease lease = capacity.lease(holder(1)).orElseThrow();
        assertThatThrownBy(() -> new LeaseRows(jdbc).insert(lease)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void handsASliceToOneLabHoweverManyAskAtOnce() throws Exception {
        inventory.report("test-node", Optional.of(List.of(slice("GPU-test-1"), slice("GPU-test-2"))));
        List<Callable<Admission>> asks = new ArrayList<>();
        for (int number = 1; number <= 12; number++) {
            Ask ask = sliced(number);
            asks.add(() -> capacity.ask(ask));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(asks).stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(answers).filteredOn(Admission.Granted.class::isInstance).hasSize(2);
            assertThat(answers)
                    .filteredOn(Admission.Waiting.class::isInstance)
                    .extracting(answer -> ((Admission.Waiting) answer).place())
                    .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        }
        assertThat(capacity.leases())
                .filteredOn(lease -> lease.node().equals("test-node"))
                .extracting(Lease::slice)
                .containsExactlyInAnyOrder("GPU-test-1", "GPU-test-2");
    }

    @Test
    void letsTheDatabaseItselfRefuseASliceTwice() throws Exception {
        inventory.report("test-node", Optional.of(List.of(slice("GPU-test-1"))));
        var rows = new LeaseRows(jdbc);
        List<Callable<Boolean>> inserts = new ArrayList<>();
        for (int number = 1; number <= 8; number++) {
            Lease lease = new Lease(
                    holder(number),
                    new UserId(FIRST + number),
                    "test-node",
                    sliced(number).need(),
                    false,
                    false,
                    clock.instant(),
                    clock.instant().plusSeconds(60),
                    clock.instant().plusSeconds(60),
                    "GPU-test-1");
            // past the gate that the service waits at
            inserts.add(() -> {
                try {
                    rows.insert(lease);
                    return true;
                } catch (DuplicateKeyException _) {
                    return false;
                }
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(inserts).stream().map(future -> future.resultNow()))
                    .filteredOn(inserted -> inserted)
                    .hasSize(1);
        }
    }

    @Test
    void keepsAQueueForEachClassOfSlice() {
        inventory.report("test-node", Optional.of(List.of(slice("GPU-test-1"))));
        assertThat(capacity.ask(sliced(1))).isEqualTo(new Admission.Granted("test-node", "GPU-test-1"));
        assertThat(capacity.ask(sliced(2))).isInstanceOfSatisfying(Admission.Waiting.class, waiting -> {
            assertThat(waiting.place()).isEqualTo(1);
            assertThat(waiting.limits()).containsExactly(new Limit(Limit.Kind.SLICE, "test-node", 8000, 0, 1));
            assertThat(waiting.earliest())
                    .contains(capacity.lease(holder(1)).orElseThrow().endsAt());
        });
        assertThat(capacity.ask(ask(3, false)))
                .as("the queue for a GPU holds up nobody else")
                .isInstanceOf(Admission.Granted.class);

        capacity.release(holder(1));
        assertThat(capacity.lease(holder(2)).orElseThrow().slice()).isEqualTo("GPU-test-1");
    }

    @Test
    void losesWhatTheMachineDoesNotShowAnyLongerAndFindsItAgain() {
        inventory.report("test-node", Optional.of(List.of(slice("GPU-test-1"))));
        capacity.ask(sliced(1));
        Lease lease = capacity.lease(holder(1)).orElseThrow();

        inventory.report("test-node", Optional.empty());
        assertThat(inventory.lost(lease)).as("nobody looked").isFalse();
        inventory.report("test-node", Optional.of(List.of()));
        assertThat(inventory.lost(lease)).isTrue();
        assertThat(told).contains(new SliceLost(lease));
        capacity.release(holder(1));
        assertThat(capacity.ask(sliced(2))).as("not handed out").isInstanceOf(Admission.Waiting.class);

        inventory.report("test-node", Optional.of(List.of(slice("GPU-test-1"))));
        assertThat(capacity.lease(holder(2))).as("back again").isPresent();
    }

    private static Slice slice(String device) {
        return new Slice(device, "test-node", Slice.Kind.WHOLE, "GPU", device, 8192, Slice.State.AVAILABLE);
    }

    private static Ask sliced(int number) {
        return sliced(number, true);
    }

    private static Ask sliced(int number, boolean cpuToo) {
        return new Ask(
                holder(number),
                new UserId(FIRST + number),
                new ComputeNeed(256, 500, new SliceNeed(8000, cpuToo)),
                false);
    }

    private static HolderId holder(int number) {
        return new HolderId(FIRST + number);
    }

    private static Ask ask(int number, boolean ahead) {
        return new Ask(holder(number), new UserId(FIRST + number), HALF, ahead);
    }
}
