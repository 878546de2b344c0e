package io.paddock.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.account.UserId;
import io.paddock.capacity.Admission.Granted;
import io.paddock.capacity.Admission.Refused;
import io.paddock.capacity.Admission.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every history of requests, tried on seeded random ones. */
class AdmissionPropertiesTest {

    private static final int STEPS = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void holdsWhateverIsAsked(long seed) {
        var history = new History(seed);
        for (int step = 0; step < STEPS; step++) {
            history.step();
            history.checkNeverOverCapacity();
        }
        assertThat(history.granted).as("grants in this history").isGreaterThan(20);
        assertThat(history.waited).as("waits in this history").isGreaterThan(20);
    }

    private static final class History {

        private final Random random;
        private final AdmissionRules rules;
        private final List<Node> nodes = new ArrayList<>();
        private final List<Lease> leases = new ArrayList<>();
        private final List<Ask> queue = new ArrayList<>();
        private Instant now = Instant.parse("2026-11-24T08:00:00Z");
        private long nextHolder = 1;
        private int granted;
        private int waited;

        History(long seed) {
            random = new Random(seed);
            rules = new AdmissionRules(1 + random.nextInt(3), Duration.ofHours(4));
            for (int node = 0; node < 1 + random.nextInt(3); node++) {
                nodes.add(new Node(
                        "n" + node,
                        2048 + random.nextInt(8) * 512,
                        2000 + random.nextInt(6) * 1000,
                        2 + random.nextInt(5),
                        slices("n" + node, random),
                        Node.Look.values()[random.nextInt(Node.Look.values().length)]));
            }
        }

        private static List<Slice> slices(String node, Random random) {
            var slices = new ArrayList<Slice>();
            for (int number = 0; number < random.nextInt(4); number++) {
                var state = Slice.State.values()[random.nextInt(Slice.State.values().length)];
                slices.add(new Slice(
                        "GPU-" + node + "-" + number,
                        node,
                        Slice.Kind.WHOLE,
                        "GPU",
                        "GPU-" + node + "-" + number,
                        8000 * (1 + random.nextInt(4)),
                        random.nextBoolean() ? Slice.State.AVAILABLE : state));
            }
            return slices;
        }

        void step() {
            now = now.plusSeconds(random.nextInt(900));
            leases.removeIf(lease -> !lease.endsAt().isAfter(now));
            if (!leases.isEmpty() && random.nextInt(3) == 0) {
                leases.remove(random.nextInt(leases.size()));
            }
            startFromTheQueue();
            ask();
        }

        private void ask() {
            var ask = new Ask(
                    new HolderId(nextHolder++),
                    new UserId(random.nextInt(20)),
                    new ComputeNeed(256 * (1 + random.nextInt(12)), 500 * (1 + random.nextInt(5)), sliceNeed()),
                    random.nextInt(4) == 0);
            Admission admission = Admission.decide(nodes, leases, queue, ask, rules, now);
            checkLimitsAreExactlyThoseThatBind(ask, admission);
            switch (admission) {
                case Granted granted -> {
                    assertThat(line(ask)).as("nobody passes those who wait").isEmpty();
                    grant(ask, granted);
                }
                case Waiting waiting -> {
                    waited++;
                    assertThat(ask.ahead()).isFalse();
                    assertThat(waiting.place()).isEqualTo(line(ask).size() + 1);
                    waiting.earliest()
                            .ifPresent(earliest -> assertThat(earliest).isAfterOrEqualTo(now));
                    checkGivingWayMakesRoom(ask, waiting);
                    queue.add(ask);
                }
                case Refused _ -> {}
            }
        }

        /** Those who wait for the same class. */
        private List<Ask> line(Ask ask) {
            return queue.stream()
                    .filter(other -> SliceClass.of(other.need().slice())
                            == SliceClass.of(ask.need().slice()))
                    .toList();
        }

        private void startFromTheQueue() {
            Set<SliceClass> blocked = EnumSet.noneOf(SliceClass.class);
            for (Ask next : List.copyOf(queue)) {
                SliceClass line = SliceClass.of(next.need().slice());
                if (blocked.contains(line)) {
                    continue;
                }
                Admission admission = Admission.decide(nodes, leases, List.of(), next, rules, now);
                if (admission instanceof Waiting waiting) {
                    leases.removeIf(lease -> waiting.givesWay().contains(lease.holder()));
                    admission = Admission.decide(nodes, leases, List.of(), next, rules, now);
                }
                if (admission instanceof Waiting) {
                    blocked.add(line);
                    continue;
                }
                queue.remove(next);
                if (admission instanceof Granted given) {
                    grant(next, given);
                }
            }
        }

        private void grant(Ask ask, Granted given) {
            granted++;
            Instant end = now.plus(rules.lease());
            SliceNeed wanted = ask.need().slice();
            assertThat(given.slice() != null).isEqualTo(wanted != null);
            if (wanted != null) {
                assertThat(nodes.stream()
                                .filter(node -> node.name().equals(given.node()))
                                .flatMap(node -> node.slices().stream())
                                .filter(slice -> slice.device().equals(given.slice())))
                        .singleElement()
                        .satisfies(slice -> assertThat(slice.carries(wanted)).isTrue());
            }
            leases.add(new Lease(
                    ask.holder(),
                    ask.person(),
                    given.node(),
                    ask.need(),
                    ask.ahead(),
                    false,
                    now,
                    end,
                    end,
                    given.slice()));
        }

        private @Nullable SliceNeed sliceNeed() {
            return random.nextInt(3) > 0 ? null : new SliceNeed(1000 + random.nextInt(30_000), random.nextBoolean());
        }

        void checkNeverOverCapacity() {
            assertThat(leases.stream().map(Lease::slice).filter(Objects::nonNull))
                    .as("slices in use")
                    .doesNotHaveDuplicates();
            for (Node node : nodes) {
                NodeRoom room = NodeRoom.of(node, leases);
                assertThat(List.of(room.freeMemory(), room.freeMilliCpus(), room.freeLabs()))
                        .as("what is left of " + node)
                        .allSatisfy(free -> assertThat(free).isNotNegative());
            }
            assertThat(leases.stream()
                            .collect(Collectors.groupingBy(Lease::person, Collectors.counting()))
                            .values())
                    .allSatisfy(labs -> assertThat(labs).isLessThanOrEqualTo(rules.labsPerPerson()));
        }

        private void checkGivingWayMakesRoom(Ask ask, Waiting waiting) {
            if (!waiting.givesWay().isEmpty()) {
                var rest = leases.stream()
                        .filter(lease -> !waiting.givesWay().contains(lease.holder()))
                        .toList();
                assertThat(Admission.decide(nodes, rest, queue, ask, rules, now))
                        .isInstanceOf(Granted.class);
            }
        }

        private void checkLimitsAreExactlyThoseThatBind(Ask ask, Admission admission) {
            List<Limit> limits = switch (admission) {
                case Granted _ -> List.of();
                case Waiting waiting -> waiting.limits();
                case Refused refused -> refused.limits();
            };
            assertThat(relaxed(ask, limits)).as("all limits relaxed").isInstanceOf(Granted.class);
            for (Limit left : limits) {
                var others = limits.stream().filter(limit -> limit != left).toList();
                assertThat(relaxed(ask, others)).as("without relaxing " + left).isNotInstanceOf(Granted.class);
            }
        }

        /** The same decision with these limits, and no others, taken away. */
        private Admission relaxed(Ask ask, List<Limit> limits) {
            Set<Limit.Kind> kinds = EnumSet.noneOf(Limit.Kind.class);
            limits.forEach(limit -> kinds.add(limit.kind()));
            List<Node> larger = nodes.stream().map(node -> larger(node, limits)).toList();
            List<Ask> before = kinds.contains(Limit.Kind.QUEUE) ? List.of() : queue;
            var relaxedRules = kinds.contains(Limit.Kind.PERSON_LABS)
                    ? new AdmissionRules(rules.labsPerPerson() + 100, rules.lease())
                    : rules;
            var served = new ArrayList<>(leases);
            if (kinds.contains(Limit.Kind.QUEUE)) {
                // whoever came before has been served, elsewhere: their labs still count as theirs
                queue.forEach(other -> served.add(new Lease(
                        other.holder(), other.person(), "elsewhere", other.need(), false, false, now, now, now)));
            }
            return Admission.decide(larger, served, before, ask, relaxedRules, now);
        }

        private static Node larger(Node node, List<Limit> limits) {
            int memory = node.memoryMebibytes();
            int cpus = node.milliCpus();
            int labs = node.labs();
            var slices = new ArrayList<>(node.slices());
            for (Limit limit : limits) {
                if (!Objects.equals(limit.node(), node.name())) {
                    continue;
                }
                int more = (int) (limit.needed() - limit.free());
                switch (limit.kind()) {
                    case NODE_MEMORY -> memory += more;
                    case NODE_CPU -> cpus += more;
                    case NODE_LABS -> labs += more;
                    case SLICE, SLICE_DRAINED, SLICE_NOT_LOOKED_FOR, SLICE_UNREADABLE ->
                        slices.add(new Slice(
                                "GPU-more",
                                node.name(),
                                Slice.Kind.WHOLE,
                                "GPU",
                                "GPU-more",
                                (int) limit.needed(),
                                Slice.State.AVAILABLE));
                    default -> throw new AssertionError(limit);
                }
            }
            return new Node(node.name(), memory, cpus, labs, slices, node.look());
        }
    }
}
