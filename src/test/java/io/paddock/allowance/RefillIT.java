package io.paddock.allowance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.allowance.Grant.Target;
import io.paddock.allowance.Refill.Rhythm;
import io.paddock.base.language.Refusal;
import io.paddock.support.Ground;
import io.paddock.support.IntegrationTest;
import io.paddock.support.MovableClock;
import io.paddock.support.People;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class RefillIT {

    private static final ComputeClass SMALL = new ComputeClass("cpu-small", 1000);
    private static final Instant START = Instant.parse("2027-03-01T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @Autowired
    private AllowanceRefills refills;

    @Autowired
    private AllowanceGrants grants;

    @Autowired
    private AllowanceService allowance;

    @Autowired
    private AllowanceMetering metering;

    @Autowired
    private RefillRound round;

    @Autowired
    private RefillRows rows;

    @Autowired
    private Ledger ledger;

    @Autowired
    private CircleService circles;

    @Autowired
    private People people;

    @Autowired
    private MovableClock clock;

    @SuppressWarnings("NullAway.Init") // set by aCourseWithCredit()
    private Ground ground;

    private UserId teacher = new UserId(0);
    private UserId student = new UserId(0);
    private UserId inASection = new UserId(0);

    @BeforeEach
    void aCourseWithCredit() {
        ground = people.ground();
        var platform = people.with(Role.PLATFORM_ADMIN, ground).id();
        teacher = people.with(Role.TEACHER, ground).id();
        student = people.with(Role.STUDENT, ground).id();
        var section = circles.ensure(CircleKind.SECTION, "Section A", course());
        inASection = people.with(Role.STUDENT, section.id()).id();
        for (var circle :
                new io.paddock.account.Circle[] {ground.institution(), ground.department(), ground.course()}) {
            grants.grant(platform, new Grant(new Target.OfCircle(circle.id()), Credits.of(1000), ""));
        }
        clock.stopAt(START);
    }

    @AfterEach
    void theSumIsZero() {
        assertThat(ledger.check()).isEqualTo(new LedgerCheck(0, 0));
        rows.delete(course());
    }

    @Test
    void whoIsOnlyInASectionIsAStudentOfTheCourse() {
        assertThat(allowance.students(teacher, course()))
                .extracting(StudentRow::student)
                .containsExactlyInAnyOrder(student, inASection);
        assertThat(allowance.balance(inASection).courses())
                .extracting(CourseBalance::course)
                .containsExactly(course());
        grants.grant(teacher, new Grant(new Target.EachStudent(course()), Credits.of(5), ""));
        assertThat(left(inASection)).isEqualTo(Credits.of(5));
    }

    @Test
    void fillsEverybodyUpOnceAWeek() {
        grants.grant(teacher, new Grant(new Target.OfStudent(course(), student), Credits.of(30), ""));
        refills.set(teacher, course(), new Refill(Credits.of(100), Rhythm.WEEKLY, START.plusSeconds(60), null));
        round.tick();
        assertThat(left(inASection)).as("not yet").isEqualTo(Credits.NONE);

        clock.stopAt(START.plusSeconds(60));
        round.tick();
        round.tick();
        assertThat(left(student)).isEqualTo(Credits.of(100));
        assertThat(left(inASection)).isEqualTo(Credits.of(100));
        assertThat(course(ledger)).isEqualTo(Credits.of(1000 - 30 - 70 - 100));
        assertThat(refills.mine(inASection).get(course()))
                .isNotNull()
                .satisfies(refill -> assertThat(refill.next())
                        .isEqualTo(START.plusSeconds(60).plus(WEEK)));

        clock.stopAt(START.plus(WEEK.multipliedBy(3)));
        round.tick();
        assertThat(left(student)).as("what is there is not given twice").isEqualTo(Credits.of(100));
        assertThat(course(ledger)).isEqualTo(Credits.of(800));
    }

    @Test
    void twoAtOnceFillUpOnce() throws Exception {
        refills.set(teacher, course(), new Refill(Credits.of(50), Rhythm.WEEKLY, START.plusSeconds(1), null));
        clock.stopAt(START.plusSeconds(1));
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var number = 0; number < 8; number++) {
                threads.submit(round::tick);
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(left(student)).isEqualTo(Credits.of(50));
        assertThat(course(ledger)).isEqualTo(Credits.of(900));
    }

    @Test
    void anAdvanceIsGivenOnceAndRepaidByTheNextRefill() {
        refills.set(teacher, course(), new Refill(Credits.of(40), Rhythm.WEEKLY, START.plus(WEEK), null));
        assertThat(refills.mayAdvance(student, course())).isTrue();
        refills.advance(student, course());
        assertThatThrownBy(() -> refills.advance(student, course())).isInstanceOf(Refusal.class);
        assertThat(allowance.balance(student).courses().getFirst().left()).isEqualTo(Credits.of(10));

        var lab = new AttachmentId(8_000_000 + student.value());
        assertThat(metering.hold(lab, student, course(), SMALL)).isEqualTo(new Standing(10, 0));
        assertThat(left(student)).isEqualTo(new Credits(-10_000));

        clock.stopAt(START.plus(WEEK));
        round.tick();
        assertThat(left(student)).isEqualTo(Credits.of(30));
        assertThat(ledger.find(AccountOwner.member(course(), student))
                        .orElseThrow()
                        .lowest())
                .isEqualTo(Credits.NONE);
        metering.settle(lab, Optional.empty());
    }

    @Test
    void saysWhenTheCourseHadTooLittle() {
        refills.set(teacher, course(), new Refill(Credits.of(900), Rhythm.ONCE, START.plusSeconds(1), null));
        clock.stopAt(START.plusSeconds(1));
        round.tick();

        assertThat(left(student)).isEqualTo(Credits.of(500));
        assertThat(refills.find(teacher, course())).hasValueSatisfying(standing -> {
            assertThat(standing.isShort()).isTrue();
            assertThat(standing.refill().next()).isNull();
        });
    }

    @Test
    void whatIsLeftLapsesWhenTheTermIsOver() {
        var ends = START.plus(WEEK.multipliedBy(2));
        refills.set(teacher, course(), new Refill(Credits.of(40), Rhythm.WEEKLY, START.plusSeconds(1), ends));
        clock.stopAt(START.plusSeconds(1));
        round.tick();
        assertThat(left(student)).isEqualTo(Credits.of(40));

        clock.stopAt(ends);
        round.tick();
        assertThat(left(student)).isEqualTo(Credits.NONE);
        assertThat(refills.find(teacher, course())).isEmpty();
        assertThat(allowance.history(student, 0, 1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.kind()).isEqualTo(PostingKind.EXPIRE));
    }

    @Test
    void aRunningLabKeepsWhatItHasSetAsideAndNobodyIsGivenItTwice() {
        var ends = START.plus(WEEK.multipliedBy(2));
        grants.grant(teacher, new Grant(new Target.OfStudent(course(), student), Credits.of(20), ""));
        var lab = new AttachmentId(8_100_000 + student.value());
        metering.hold(lab, student, course(), SMALL);
        assertThat(left(student)).isEqualTo(Credits.of(5));
        refills.set(teacher, course(), new Refill(Credits.of(40), Rhythm.WEEKLY, START.plusSeconds(1), ends));

        clock.stopAt(START.plusSeconds(1));
        round.tick();
        assertThat(left(student)).as("15 are set aside").isEqualTo(Credits.of(25));
        assertThatThrownBy(() -> grants.takeBack(
                        teacher, new Grant(new Target.OfStudent(course(), student), Credits.of(26), "")))
                .as("what is set aside is not unused")
                .isInstanceOf(Refusal.class);

        clock.stopAt(ends);
        round.tick();
        assertThat(left(student)).isEqualTo(Credits.NONE);
        assertThat(metering.standing(lab, student, course(), SMALL))
                .as("the lab goes on")
                .isEqualTo(new Standing(15, 0));
        metering.settle(lab, Optional.empty());
        assertThat(left(student)).isEqualTo(Credits.of(15));
    }

    @Test
    void whatALabHasFromThePoolIsNoPartOfTheStudentsOwn() {
        grants.setPool(teacher, course(), true);
        var lab = new AttachmentId(8_200_000 + student.value());
        metering.hold(lab, student, course(), SMALL);
        refills.set(teacher, course(), new Refill(Credits.of(40), Rhythm.WEEKLY, START.plusSeconds(1), null));

        clock.stopAt(START.plusSeconds(1));
        round.tick();

        assertThat(left(student)).isEqualTo(Credits.of(40));
        metering.settle(lab, Optional.empty());
        assertThat(left(student)).isEqualTo(Credits.of(40));
    }

    @Test
    void anAdvanceIsNothingToTakeBack() {
        refills.set(teacher, course(), new Refill(Credits.of(40), Rhythm.WEEKLY, START.plus(WEEK), null));
        refills.advance(student, course());

        assertThatThrownBy(() ->
                        grants.takeBack(teacher, new Grant(new Target.OfStudent(course(), student), Credits.of(1), "")))
                .isInstanceOf(Refusal.class);
        assertThat(left(student)).isEqualTo(Credits.NONE);
    }

    @Test
    void waitsForSomebodyElseWhereWhoeverSetItHasLeftAndLapsesAllTheSame() {
        var ends = START.plus(WEEK.multipliedBy(3));
        var other = people.with(Role.TEACHER, ground).id();
        var refill = new Refill(Credits.of(40), Rhythm.WEEKLY, START.plusSeconds(1), ends);
        refills.set(teacher, course(), refill);
        clock.stopAt(START.plusSeconds(1));
        round.tick();
        grants.takeBack(other, new Grant(new Target.OfStudent(course(), student), Credits.of(30), ""));

        circles.leave(people.with(Role.DEPARTMENT_ADMIN, ground).id(), teacher, course(), Role.TEACHER);
        clock.stopAt(START.plusSeconds(1).plus(WEEK));
        round.tick();
        assertThat(left(student)).isEqualTo(Credits.of(10));
        assertThat(refills.find(other, course()))
                .hasValueSatisfying(standing -> assertThat(standing.isWaiting()).isTrue());
        assertThat(refills.mine(student).get(course()))
                .as("students are promised nothing but the end of the term")
                .isEqualTo(new Refill(Credits.of(40), Rhythm.WEEKLY, null, ends));
        assertThat(refills.mayAdvance(student, course())).isFalse();

        refills.set(
                other,
                course(),
                new Refill(Credits.of(40), Rhythm.WEEKLY, START.plusSeconds(1).plus(WEEK), ends));
        round.tick();
        assertThat(left(student)).isEqualTo(Credits.of(40));

        circles.leave(people.with(Role.DEPARTMENT_ADMIN, ground).id(), other, course(), Role.TEACHER);
        clock.stopAt(ends);
        round.tick();
        assertThat(left(student)).as("the term ends, whoever is there").isEqualTo(Credits.NONE);
    }

    @Test
    void refusesWhatLiesBehindAndAdvancesWithoutARefill() {
        assertThatThrownBy(() -> refills.set(
                        teacher, course(), new Refill(Credits.of(1), Rhythm.ONCE, START.minusSeconds(1), null)))
                .isInstanceOf(Refusal.class);
        assertThat(refills.mayAdvance(student, course())).isFalse();
        assertThatThrownBy(() -> refills.advance(student, course())).isInstanceOf(Refusal.class);
    }

    private Credits left(UserId person) {
        return ledger.find(AccountOwner.member(course(), person))
                .map(LedgerAccount::balance)
                .orElse(Credits.NONE);
    }

    private Credits course(Ledger ledger) {
        return ledger.find(AccountOwner.circle(course())).orElseThrow().balance();
    }

    private CircleId course() {
        return ground.course().id();
    }
}
