package io.paddock.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.account.UserId;
import io.paddock.capacity.Admission.Granted;
import io.paddock.capacity.Admission.Refused;
import io.paddock.capacity.Admission.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final AdmissionRules RULES = new AdmissionRules(2, Duration.ofHours(4));
    private static final Node NODE = new Node("n1", 4096, 4000, 10);

    @Test
    void grantsWhatFits() {
        assertThat(decide(List.of(), List.of(), ask(1, 1, 4096, 4000))).isEqualTo(new Granted("n1"));
    }

    @Test
    void waitsForTheFirstLeaseThatMakesRoom() {
        var leases = List.of(lease(1, 1, 2048, 1000, 3), lease(2, 2, 2048, 1000, 1));
        var waiting = (Waiting) decide(leases, List.of(), ask(3, 3, 1024, 1000));

        assertThat(waiting.place()).isEqualTo(1);
        assertThat(waiting.limits()).containsExactly(new Limit(Limit.Kind.NODE_MEMORY, "n1", 1024, 0, 4096));
        assertThat(waiting.earliest()).contains(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void namesEveryLimitThatBinds() {
        var leases = List.of(lease(1, 1, 4096, 4000, 1));
        assertThat(kinds(decide(leases, List.of(ask(2, 2, 4096, 1000)), ask(3, 3, 1024, 1000))))
                .containsExactly(Limit.Kind.QUEUE, Limit.Kind.NODE_MEMORY, Limit.Kind.NODE_CPU);
    }

    @Test
    void letsNobodyPassTheHeadOfTheQueue() {
        var leases = List.of(lease(1, 1, 3072, 1000, 1));
        var waiting = (Waiting) decide(leases, List.of(ask(2, 2, 4096, 1000)), ask(3, 3, 512, 500));

        assertThat(waiting.place()).isEqualTo(2);
        assertThat(waiting.limits()).extracting(Limit::kind).containsExactly(Limit.Kind.QUEUE);
        assertThat(waiting.earliest()).as("after the head's four hours").contains(NOW.plus(Duration.ofHours(5)));
    }

    @Test
    void refusesAThirdLab() {
        var leases = List.of(lease(1, 1, 512, 500, 1), lease(2, 1, 512, 500, 1));
        assertThat(decide(leases, List.of(), ask(3, 1, 512, 500)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.limits())
                                .containsExactly(new Limit(Limit.Kind.PERSON_LABS, null, 3, 0, 2)));
        assertThat(decide(leases, List.of(), ask(3, 2, 512, 500))).isInstanceOf(Granted.class);
    }

    @Test
    void refusesWhatNoNodeCanEverCarry() {
        assertThat(decide(List.of(), List.of(), ask(1, 1, 8192, 500)))
                .isEqualTo(new Refused(List.of(new Limit(Limit.Kind.NODE_MEMORY, "n1", 8192, 4096, 4096))));
        assertThat(Admission.decide(List.of(), List.of(), List.of(), ask(1, 1, 512, 500), RULES, NOW))
                .isEqualTo(new Refused(List.of(new Limit(Limit.Kind.NO_NODE, null, 1, 0, 0))));
    }

    @Test
    void startsAheadOfNeedOnlyFromIdleCapacity() {
        assertThat(decide(List.of(), List.of(), ahead(1, 1, 4096))).isInstanceOf(Granted.class);
        assertThat(decide(List.of(lease(2, 2, 3584, 500, 1)), List.of(), ahead(1, 1, 1024)))
                .isInstanceOf(Refused.class);
        assertThat(decide(List.of(), List.of(ask(2, 2, 4096, 500)), ahead(1, 1, 512)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void asksTheNewestStartsAheadOfNeedToGiveWay() {
        var leases = List.of(aheadLease(1, 1, 1024, 30), aheadLease(2, 2, 1024, 10), lease(3, 3, 2048, 500, 1));
        var waiting = (Waiting) decide(leases, List.of(), ask(4, 4, 1024, 500));

        assertThat(waiting.givesWay()).containsExactly(new HolderId(2));
        assertThat(waiting.earliest()).contains(NOW);
        assertThat(((Waiting) decide(leases, List.of(), ask(4, 4, 2048, 500))).givesWay())
                .containsExactly(new HolderId(2), new HolderId(1));
        assertThat(((Waiting) decide(leases, List.of(), ask(4, 4, 4096, 500))).givesWay())
                .as("would not be enough")
                .isEmpty();
    }

    @Test
    void countsAPersonsOwnStartAheadOfNeedAsMakingRoom() {
        var leases = List.of(lease(1, 1, 512, 500, 1), aheadLease(2, 1, 512, 10));
        var waiting = (Waiting) decide(leases, List.of(), ask(3, 1, 512, 500));

        assertThat(waiting.limits()).extracting(Limit::kind).containsExactly(Limit.Kind.PERSON_LABS);
        assertThat(waiting.givesWay()).containsExactly(new HolderId(2));
    }

    @Test
    void placesOnTheNodeWithTheMostRoom() {
        var nodes = List.of(NODE, new Node("n2", 8192, 4000, 10));
        assertThat(Admission.decide(nodes, List.of(), List.of(), ask(1, 1, 512, 500), RULES, NOW))
                .isEqualTo(new Granted("n2"));
    }

    @Test
    void givesTheSmallestSliceThatIsLargeEnough() {
        var node = NODE.with(
                List.of(slice("GPU-big", 40_000), slice("GPU-small", 9000), slice("GPU-tiny", 4000)), Node.Look.DONE);
        assertThat(decide(node, List.of(), sliced(1, 8000, true))).isEqualTo(new Granted("n1", "GPU-small"));
    }

    @Test
    void waitsForASliceEvenWhereNoneIsLargeEnoughIfTheCpuDoesToo() {
        var none = new Limit(Limit.Kind.SLICE, "n1", 8000, 0, 0);
        assertThat(decide(NODE, List.of(), sliced(1, 8000, false))).isEqualTo(new Refused(List.of(none)));
        assertThat(decide(NODE, List.of(), sliced(1, 8000, true))).isInstanceOfSatisfying(Waiting.class, waiting -> {
            assertThat(waiting.limits()).containsExactly(none);
            assertThat(waiting.earliest()).isEmpty();
        });
    }

    @Test
    void handsOutNoSliceThatIsLost() {
        var node = NODE.with(List.of(slice("GPU-1", 9000, Slice.State.LOST)), Node.Look.DONE);
        assertThat(decide(node, List.of(), sliced(1, 8000, false))).isInstanceOf(Refused.class);
    }

    @Test
    void waitsForASliceThatIsDrained() {
        var node = NODE.with(
                List.of(slice("GPU-1", 9000, Slice.State.DRAINED), slice("GPU-2", 4000, Slice.State.AVAILABLE)),
                Node.Look.DONE);
        assertThat(decide(node, List.of(), sliced(1, 8000, false))).isInstanceOfSatisfying(Waiting.class, waiting -> {
            assertThat(waiting.limits()).containsExactly(new Limit(Limit.Kind.SLICE_DRAINED, "n1", 8000, 0, 1));
            assertThat(waiting.earliest()).isEmpty();
        });
        assertThat(decide(node, List.of(), sliced(1, 10_000, false)))
                .as("too small even in use")
                .isInstanceOf(Refused.class);
    }

    @Test
    void givesASliceThatIsInUseThoughOthersAreDrained() {
        var node = NODE.with(
                List.of(slice("GPU-1", 9000, Slice.State.DRAINED), slice("GPU-2", 40_000, Slice.State.AVAILABLE)),
                Node.Look.DONE);
        assertThat(decide(node, List.of(), sliced(1, 8000, false))).isEqualTo(new Granted("n1", "GPU-2"));
    }

    @Test
    void waitsWhereNobodyCouldLookForSlicesYet() {
        var node = NODE.with(List.of(), Node.Look.NOT_YET);
        assertThat(decide(node, List.of(), sliced(1, 8000, false)))
                .isInstanceOfSatisfying(
                        Waiting.class,
                        waiting -> assertThat(waiting.limits())
                                .containsExactly(new Limit(Limit.Kind.SLICE_NOT_LOOKED_FOR, "n1", 8000, 0, 0)));
        assertThat(decide(node, List.of(), ask(1, 1, 512, 500)))
                .as("without a GPU")
                .isInstanceOf(Granted.class);
    }

    @Test
    void saysThatDevicesCannotBeReadRatherThanThatThereAreNone() {
        var node = NODE.with(List.of(), Node.Look.FAILED);
        assertThat(decide(node, List.of(), sliced(1, 8000, false)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.limits())
                                .containsExactly(new Limit(Limit.Kind.SLICE_UNREADABLE, "n1", 8000, 0, 0)));
    }

    private static Slice slice(String device, int memory) {
        return slice(device, memory, Slice.State.AVAILABLE);
    }

    private static Slice slice(String device, int memory, Slice.State state) {
        return new Slice(device, "n1", Slice.Kind.WHOLE, "GPU", device, memory, state);
    }

    private static Ask sliced(long holder, int memory, boolean cpuToo) {
        var need = new ComputeNeed(512, 500, new SliceNeed(memory, cpuToo));
        return new Ask(new HolderId(holder), new UserId(holder), need, false);
    }

    private static Admission decide(Node node, List<Lease> leases, Ask ask) {
        return Admission.decide(List.of(node), leases, List.of(), ask, RULES, NOW);
    }

    private static Admission decide(List<Lease> leases, List<Ask> queue, Ask ask) {
        return Admission.decide(List.of(NODE), leases, queue, ask, RULES, NOW);
    }

    private static List<Limit.Kind> kinds(Admission admission) {
        return ((Waiting) admission).limits().stream().map(Limit::kind).toList();
    }

    private static Ask ask(long holder, long person, int memory, int cpus) {
        return new Ask(new HolderId(holder), new UserId(person), new ComputeNeed(memory, cpus), false);
    }

    private static Ask ahead(long holder, long person, int memory) {
        return new Ask(new HolderId(holder), new UserId(person), new ComputeNeed(memory, 500), true);
    }

    private static Lease lease(long holder, long person, int memory, int cpus, int hours) {
        Instant end = NOW.plus(Duration.ofHours(hours));
        return new Lease(
                new HolderId(holder),
                new UserId(person),
                "n1",
                new ComputeNeed(memory, cpus),
                false,
                false,
                NOW.minusSeconds(60),
                end,
                end);
    }

    private static Lease aheadLease(long holder, long person, int memory, int minutesAgo) {
        Instant end = NOW.plus(Duration.ofHours(4));
        return new Lease(
                new HolderId(holder),
                new UserId(person),
                "n1",
                new ComputeNeed(memory, 500),
                true,
                false,
                NOW.minus(Duration.ofMinutes(minutesAgo)),
                end,
                end);
    }
}
