package io.paddock.allowance;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.base.language.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every history of grants and labs, tried on seeded random ones. */
class LedgerPropertiesTest {

    private static final int STEPS = 500;
    private static final long ISSUE = 1;
    private static final long USAGE = 2;
    private static final long COURSE = 3;
    private static final int STUDENTS = 4;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void sumsToZeroAndNeverGoesUnder(long seed) {
        var history = new History(seed);
        for (int step = 0; step < STEPS; step++) {
            history.step();
            assertThat(history.balances.values().stream()
                            .mapToLong(Credits::milli)
                            .sum())
                    .as("step %d", step)
                    .isZero();
            history.balances.forEach((account, balance) -> {
                if (account != ISSUE) {
                    assertThat(balance.milli()).as("account %d", account).isNotNegative();
                }
            });
        }
        assertThat(history.charged).isGreaterThan(20);
        assertThat(history.refused).isPositive();
        history.endAll();
        assertThat(history.balances.get(USAGE))
                .as("what was used is what was charged")
                .isEqualTo(history.cost);
    }

    private static final class Lab {
        final long hold;
        final List<Tranche> newestFirst = new ArrayList<>();
        final ComputeClass computeClass;
        int minute;

        Lab(long hold, ComputeClass computeClass) {
            this.hold = hold;
            this.computeClass = computeClass;
        }
    }

    private static final class History {

        private final Random random;
        private final Map<Long, Credits> balances = new HashMap<>();
        private final List<Lab> labs = new ArrayList<>();
        private long nextHold = 100;
        private int charged;
        private int refused;
        private Credits cost = Credits.NONE;

        History(long seed) {
            random = new Random(seed);
            for (long account = ISSUE; account <= COURSE + STUDENTS; account++) {
                balances.put(account, Credits.NONE);
            }
        }

        void step() {
            switch (random.nextInt(6)) {
                case 0 -> grant(ISSUE, COURSE, 1 + random.nextInt(100));
                case 1 -> grant(COURSE, student(), 1 + random.nextInt(60));
                case 2 -> back(student(), COURSE, 1 + random.nextInt(40));
                case 3 -> labs.add(new Lab(nextHold++, new ComputeClass("c", 1000L * (1 + random.nextInt(3)))));
                case 4 -> labs.forEach(this::tick);
                default -> {
                    if (!labs.isEmpty()) {
                        end(labs.remove(random.nextInt(labs.size())));
                    }
                }
            }
        }

        private void grant(long from, long to, long amount) {
            try {
                GrantPlan.down(account(from), List.of(to), Credits.of(amount), null, null)
                        .forEach(this::post);
            } catch (Refusal _) {
                refused++;
            }
        }

        private void back(long from, long to, long amount) {
            try {
                post(GrantPlan.up(account(from), account(to), Credits.of(amount), null, null));
            } catch (Refusal _) {
                refused++;
            }
        }

        private void tick(Lab lab) {
            var attachment = new AttachmentId(lab.hold);
            balances.putIfAbsent(lab.hold, Credits.NONE);
            var sources = List.of(account(COURSE + 1 + lab.hold % STUDENTS), account(COURSE));
            if (lab.computeClass.minutes(account(lab.hold).balance()) == 0) {
                int possible = Tranche.minutes(sources, lab.computeClass);
                var next = Tranche.next(sources, lab.computeClass, 15);
                assertThat(next.isPresent()).isEqualTo(possible > 0);
                next.ifPresent(tranche -> {
                    lab.newestFirst.addFirst(tranche);
                    post(Posting.hold(tranche.source(), lab.hold, tranche.amount(), attachment));
                });
            }
            if (lab.computeClass.minutes(account(lab.hold).balance()) > 0) {
                post(Posting.charge(lab.hold, USAGE, lab.computeClass.cost(1), attachment, lab.minute++));
                cost = cost.plus(lab.computeClass.cost(1));
                charged++;
            }
        }

        private void end(Lab lab) {
            var left = balances.getOrDefault(lab.hold, Credits.NONE);
            var back = Tranche.release(lab.newestFirst, left);
            assertThat(back.stream()
                            .mapToLong(tranche -> tranche.amount().milli())
                            .sum())
                    .isEqualTo(left.milli());
            back.forEach(tranche ->
                    post(Posting.release(lab.hold, tranche.source(), tranche.amount(), new AttachmentId(lab.hold))));
            assertThat(balances.getOrDefault(lab.hold, Credits.NONE)).isEqualTo(Credits.NONE);
        }

        void endAll() {
            labs.forEach(this::end);
            labs.clear();
        }

        private long student() {
            return COURSE + 1 + random.nextInt(STUDENTS);
        }

        private void post(Posting posting) {
            balances.merge(posting.from(), posting.amount(), Credits::minus);
            balances.compute(
                    posting.to(), (_, balance) -> balance == null ? posting.amount() : balance.plus(posting.amount()));
        }

        private LedgerAccount account(long id) {
            var kind = id == ISSUE ? AccountKind.ISSUE : id == COURSE ? AccountKind.CIRCLE : AccountKind.MEMBER;
            return new LedgerAccount(
                    id, new AccountOwner(kind, 0, 0, 0), balances.getOrDefault(id, Credits.NONE), Credits.NONE, false);
        }
    }
}
