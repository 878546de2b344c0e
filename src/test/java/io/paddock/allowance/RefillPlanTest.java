package io.paddock.allowance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.paddock.allowance.Refill.Rhythm;
import io.paddock.base.language.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefillPlanTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant MONDAY = Instant.parse("2026-10-19T06:00:00Z");
    private static final long COURSE = 1;
    private static final long ISSUE = 2;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void givesNobodyMoreThanTheLevelAndNeverMoreThanThereIs(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++) {
            var level = new Credits(1 + random.nextInt(100_000));
            var course = account(COURSE, random.nextInt(400_000), 0);
            var students = new ArrayList<LedgerAccount>();
            var held = new HashMap<Long, Credits>();
            for (var number = 0; number < random.nextInt(8); number++) {
                var lowest = random.nextBoolean() ? 0 : -(level.milli() / 4);
                students.add(account(10 + number, lowest + random.nextInt(150_000), lowest));
                if (random.nextBoolean()) {
                    held.put(10L + number, new Credits(random.nextInt(30_000)));
                }
            }

            var planned = RefillPlan.fill(course, students, held, level, "once");

            var after = new HashMap<Long, Long>();
            students.forEach(
                    student -> after.put(student.id(), student.balance().milli()));
            var given = 0L;
            for (var posting : planned.postings()) {
                assertThat(posting.from()).isEqualTo(COURSE);
                after.merge(posting.to(), posting.amount().milli(), Long::sum);
                given += posting.amount().milli();
            }
            assertThat(given).isLessThanOrEqualTo(course.balance().milli());
            var wanted = 0L;
            for (var student : students) {
                var balance = student.balance().milli();
                var aside = held.getOrDefault(student.id(), Credits.NONE).milli();
                var theirs = balance + aside;
                var full = Math.max(balance, theirs < 0 ? balance + level.milli() : level.milli() - aside);
                wanted += full - balance;
                assertThat(after.get(student.id())).isBetween(balance, full);
                if (!planned.isShort()) {
                    assertThat(after.get(student.id())).isEqualTo(full);
                }
            }
            assertThat(planned.isShort()).isEqualTo(wanted > course.balance().milli());
            assertThat(planned.postings()).extracting(Posting::onceKey).doesNotHaveDuplicates();
        }
    }

    @Test
    void sharesWhatThereIsByWhatIsMissing() {
        var planned = RefillPlan.fill(
                account(COURSE, 30_000, 0),
                List.of(account(10, 0, 0), account(11, 20_000, 0), account(12, 50_000, 0)),
                Map.of(),
                Credits.of(40),
                "once");

        assertThat(planned.isShort()).isTrue();
        assertThat(planned.postings())
                .extracting(posting -> posting.amount().milli())
                .containsExactly(20_000L, 10_000L);
    }

    @Test
    void anAdvanceIsRepaid() {
        var planned = RefillPlan.fill(
                account(COURSE, 100_000, 0), List.of(account(10, -10_000, -10_000)), Map.of(), Credits.of(40), "once");

        assertThat(planned.postings())
                .singleElement()
                .satisfies(posting -> assertThat(posting.amount()).isEqualTo(Credits.of(40)));
    }

    @Test
    void whatALabHasSetAsideIsNotGivenTwice() {
        var planned = RefillPlan.fill(
                account(COURSE, 100_000, 0),
                List.of(account(10, 25_000, 0), account(11, 35_000, 0), account(12, -10_000, -10_000)),
                Map.of(10L, Credits.of(10), 11L, Credits.of(15), 12L, Credits.of(10)),
                Credits.of(40),
                "once");

        assertThat(planned.postings())
                .extracting(Posting::to, posting -> posting.amount().milli())
                .as("the second has more than the level, the third an advance of which nothing is used yet")
                .containsExactly(tuple(10L, 5_000L), tuple(12L, 40_000L));
    }

    @Test
    void onlyWhatIsThereLapses() {
        assertThat(RefillPlan.lapse(
                        List.of(account(10, 7_000, 0), account(11, 0, 0), account(12, -5, -10)), ISSUE, "once"))
                .singleElement()
                .satisfies(posting -> {
                    assertThat(posting.kind()).isEqualTo(PostingKind.EXPIRE);
                    assertThat(posting.to()).isEqualTo(ISSUE);
                    assertThat(posting.amount()).isEqualTo(Credits.of(7));
                });
    }

    @Test
    void aWeekIsAWeekOfTheInstitutionsClock() {
        var weekly = new Refill(Credits.of(1), Rhythm.WEEKLY, MONDAY, null);

        assertThat(weekly.after(MONDAY, BERLIN)).as("the clocks go back").isEqualTo("2026-10-26T07:00:00Z");
        assertThat(weekly.after(MONDAY.plus(Duration.ofDays(20)), BERLIN))
                .as("weeks that Paddock was away are passed over")
                .isEqualTo("2026-11-09T07:00:00Z");
        assertThat(new Refill(Credits.of(1), Rhythm.ONCE, MONDAY, null).after(MONDAY, BERLIN))
                .isNull();
        assertThat(new Refill(Credits.of(1), Rhythm.WEEKLY, MONDAY, MONDAY.plusSeconds(60)).after(MONDAY, BERLIN))
                .isNull();
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new Refill(Credits.NONE, Rhythm.ONCE, MONDAY, null))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new Refill(Credits.of(200_000_000), Rhythm.ONCE, MONDAY, null))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new Refill(Credits.of(1), Rhythm.ONCE, MONDAY, MONDAY))
                .isInstanceOf(Refusal.class);
    }

    private static LedgerAccount account(long id, long milli, long lowest) {
        return new LedgerAccount(
                id, new AccountOwner(AccountKind.MEMBER, 0, 0, 0), new Credits(milli), new Credits(lowest), false);
    }
}
