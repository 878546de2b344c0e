package io.paddock.allowance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.account.CircleId;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.allowance.Grant.Target.EachStudent;
import io.paddock.allowance.Grant.Target.OfCircle;
import io.paddock.allowance.Grant.Target.OfStudent;
import io.paddock.base.language.Refusal;
import io.paddock.notice.NoticePosted;
import io.paddock.notice.Notices;
import io.paddock.support.Ground;
import io.paddock.support.IntegrationTest;
import io.paddock.support.People;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
class LedgerIT {

    private static final AtomicLong LABS = new AtomicLong(9_000_000);
    private static final ComputeClass SMALL = new ComputeClass("cpu-small", 1000);

    @Autowired
    Ledger ledger;

    @Autowired
    AllowanceGrants grants;

    @Autowired
    AllowanceMetering metering;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Notices notices;

    @Autowired
    ConfigurableApplicationContext application;

    private Ground ground;
    private UserId platform;
    private UserId admin;
    private UserId teacher;
    private UserId student;

    @BeforeEach
    void anInstitutionWithCredit() {
        ground = people.ground();
        platform = people.with(Role.PLATFORM_ADMIN, ground).id();
        admin = people.with(Role.INSTITUTION_ADMIN, ground).id();
        teacher = people.with(Role.TEACHER, ground).id();
        student = people.with(Role.STUDENT, ground).id();
        grants.grant(platform, to(ground.institution().id(), 1000));
        grants.grant(admin, to(ground.department().id(), 500));
        grants.grant(admin, to(ground.course().id(), 200));
    }

    @AfterEach
    void theSumIsZero() {
        assertThat(ledger.check()).isEqualTo(new LedgerCheck(0, 0));
    }

    @Test
    void handsCreditDownAndTakesItBack() {
        grants.grant(teacher, toStudent(50));
        grants.takeBack(teacher, toStudent(20));

        assertThat(credits(AccountOwner.member(course(), student))).isEqualTo(Credits.of(30));
        assertThat(credits(AccountOwner.circle(course()))).isEqualTo(Credits.of(170));

        grants.takeBack(platform, to(ground.institution().id(), 500));
        assertThat(credits(AccountOwner.circle(ground.institution().id()))).isEqualTo(Credits.NONE);
    }

    @Test
    void saysFirstWhatTakingBackWouldDo() {
        grants.grant(teacher, toStudent(50));

        var seen = grants.previewTakeBack(teacher, toStudent(20));

        assertThat(seen).isEqualTo(new TakeBackPreview(Credits.of(20), Credits.of(50), true, Credits.of(150)));
        assertThat(seen.left()).isEqualTo(Credits.of(30));
        assertThat(seen.upperAfter()).isEqualTo(Credits.of(170));
        assertThat(credits(AccountOwner.member(course(), student))).isEqualTo(Credits.of(50));
        assertThatThrownBy(() -> grants.previewTakeBack(teacher, toStudent(51))).isInstanceOf(Refusal.class);
        assertThat(grants.previewTakeBack(platform, to(ground.institution().id(), 500))
                        .upper())
                .isFalse();
    }

    @Test
    void refusesNothingLessAndMoreThanThereIs() {
        for (long amount : new long[] {0, -1, Long.MIN_VALUE / 1000, 201, 200_000_000, Long.MAX_VALUE / 1000}) {
            assertThatThrownBy(() -> grants.grant(teacher, toStudent(amount)))
                    .as("%d", amount)
                    .isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> grants.preview(teacher, toStudent(amount))).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> grants.takeBack(teacher, toStudent(1))).isInstanceOf(Refusal.class);
        assertThat(credits(AccountOwner.circle(course()))).isEqualTo(Credits.of(200));
    }

    @Test
    void givesEachStudentTheSameOrNobodyAnything() {
        people.with(Role.STUDENT, ground);
        people.with(Role.STUDENT, ground);

        assertThat(grants.preview(teacher, new Grant(new EachStudent(course()), Credits.of(60), ""))
                        .giverAfter())
                .isEqualTo(Credits.of(20));
        assertThatThrownBy(() -> grants.grant(teacher, new Grant(new EachStudent(course()), Credits.of(70), "")))
                .isInstanceOf(Refusal.class);
        assertThat(credits(AccountOwner.circle(course()))).isEqualTo(Credits.of(200));

        grants.grant(teacher, new Grant(new EachStudent(course()), Credits.of(60), "week 1"));
        assertThat(credits(AccountOwner.circle(course()))).isEqualTo(Credits.of(20));
        assertThat(credits(AccountOwner.member(course(), student))).isEqualTo(Credits.of(60));
    }

    @Test
    void aPageThatCannotBeToldUndoesNoGrantAndHidesItFromNobody() {
        people.with(Role.STUDENT, ground);
        ApplicationListener<ApplicationEvent> bell = event -> {
            if (event instanceof PayloadApplicationEvent<?> payload && payload.getPayload() instanceof NoticePosted) {
                throw new IllegalStateException("this page was closed a moment ago");
            }
        };
        application.addApplicationListener(bell);
        try {
            grants.grant(teacher, new Grant(new EachStudent(course()), Credits.of(60), "week 1"));
        } finally {
            application.removeApplicationListener(bell);
        }
        assertThat(credits(AccountOwner.circle(course()))).isEqualTo(Credits.of(80));
        assertThat(notices.count(student)).isEqualTo(1);
    }

    @Test
    void twoAdminsAtOnceNeverHandOutMoreThanThereIs() throws Exception {
        var other = people.with(Role.TEACHER, ground).id();

        var outcomes = atOnce(40, number -> {
            grants.grant(number % 2 == 0 ? teacher : other, toStudent(9));
            return true;
        });

        assertThat(outcomes.stream().filter(Boolean::booleanValue)).hasSize(22);
        assertThat(credits(AccountOwner.member(course(), student))).isEqualTo(Credits.of(22 * 9));
        assertThat(credits(AccountOwner.circle(course()))).isEqualTo(Credits.of(200 - 22 * 9));
    }

    @Test
    void grantsInBothDirectionsAtOnceDoNotBlockEachOther() throws Exception {
        grants.grant(teacher, toStudent(100));

        var outcomes = atOnce(40, number -> {
            if (number % 2 == 0) {
                grants.grant(teacher, toStudent(1));
            } else {
                grants.takeBack(teacher, toStudent(1));
            }
            return true;
        });

        assertThat(outcomes).doesNotContain(false);
        assertThat(credits(AccountOwner.circle(course()))).isEqualTo(Credits.of(100));
    }

    @Test
    void theTableItselfRefusesWhatTheCodeWouldForget() {
        long from = ledger.open(AccountOwner.circle(course()));
        long to = ledger.open(AccountOwner.member(course(), student));

        assertThatThrownBy(() -> ledger.post(
                        List.of(Posting.given(PostingKind.GRANT, from, to, Credits.of(201), admin, null, null))))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("update allowance_account set balance = balance + 1 where id = :id")
                        .param("id", to)
                        .update())
                .hasMessageContaining("by postings only");
        assertThatThrownBy(() -> jdbc.sql("update allowance_posting set amount = amount + 1 where from_account = :id")
                        .param(
                                "id",
                                ledger.open(
                                        AccountOwner.circle(ground.department().id())))
                        .update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("delete from allowance_posting where to_account = :id")
                        .param("id", from)
                        .update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> ledger.post(List.of(Posting.given(
                        PostingKind.GRANT, from, ledger.open(AccountOwner.USAGE), Credits.of(1), admin, null, null))))
                .hasMessageContaining("no such posting");
        assertThat(credits(AccountOwner.circle(course()))).isEqualTo(Credits.of(200));
    }

    @Test
    void setsMinutesAsideChargesThemOnceAndGivesTheRestBack() {
        grants.grant(teacher, toStudent(20));
        var lab = lab();

        assertThat(metering.hold(lab, student, course(), SMALL)).isEqualTo(new Standing(15, 5));
        assertThat(metering.hold(lab, student, course(), SMALL)).as("again").isEqualTo(new Standing(15, 5));
        charge(lab, 0);
        charge(lab, 1);
        assertThatThrownBy(() -> charge(lab, 1)).isInstanceOf(DuplicateKeyException.class);
        assertThat(metering.standing(lab, student, course(), SMALL)).isEqualTo(new Standing(13, 5));

        metering.settle(lab, Optional.empty());
        metering.settle(lab, Optional.empty());
        assertThat(credits(AccountOwner.member(course(), student))).isEqualTo(Credits.of(18));
        assertThatThrownBy(() -> charge(lab, 2)).as("nothing is held").isInstanceOf(DataAccessException.class);
    }

    @Test
    void takesTheLastMinutesAndThenNoMore() {
        grants.grant(teacher, toStudent(17));
        var lab = lab();
        metering.hold(lab, student, course(), SMALL);
        for (int minute = 0; minute < 15; minute++) {
            charge(lab, minute);
        }
        assertThat(metering.hold(lab, student, course(), SMALL)).isEqualTo(new Standing(2, 0));
        charge(lab, 15);
        charge(lab, 16);

        assertThat(metering.hold(lab, student, course(), SMALL)).isEqualTo(new Standing(0, 0));
        assertThat(metering.funding(student, course(), SMALL)).isInstanceOf(Funding.Lacking.class);
    }

    @Test
    void aFaultGivesTheLastMinutesBackOnce() {
        grants.grant(teacher, toStudent(60));
        var lab = lab();
        for (int minute = 0; minute < 20; minute++) {
            metering.hold(lab, student, course(), SMALL);
            charge(lab, minute);
        }

        metering.settle(lab, Optional.of("lab.ending.vanished"));
        metering.settle(lab, Optional.of("lab.ending.vanished"));

        assertThat(credits(AccountOwner.member(course(), student))).isEqualTo(Credits.of(60 - 20 + 15));
    }

    @Test
    void drawsOnThePoolOfTheCourseOnlyWhileItIsOpen() {
        assertThat(metering.funding(student, course(), SMALL)).isInstanceOf(Funding.Lacking.class);
        assertThat(metering.funding(teacher, course(), SMALL)).isEqualTo(new Funding.Enough(200));

        grants.setPool(teacher, course(), true);
        assertThat(metering.funding(student, course(), SMALL)).isEqualTo(new Funding.Enough(200));
        var lab = lab();
        metering.hold(lab, student, course(), SMALL);
        assertThat(credits(AccountOwner.circle(course()))).isEqualTo(Credits.of(185));
        metering.settle(lab, Optional.empty());

        grants.setPool(teacher, course(), false);
        assertThat(metering.funding(student, course(), SMALL)).isInstanceOf(Funding.Lacking.class);
        assertThat(metering.funding(student, course(), new ComputeClass("free", 0)))
                .isInstanceOf(Funding.Free.class);
    }

    @Test
    void costsNothingWhereNoAllowancesAreHandedOut() {
        var elsewhere = people.ground();
        var there = people.with(Role.STUDENT, elsewhere).id();

        assertThat(metering.funding(there, elsewhere.course().id(), SMALL)).isInstanceOf(Funding.Free.class);
    }

    @Test
    void manyLabsTickAtOnce() throws Exception {
        grants.grant(admin, to(course(), 300));
        var labs = new ArrayList<AttachmentId>();
        grants.setPool(teacher, course(), true);
        for (int number = 0; number < 30; number++) {
            labs.add(lab());
        }

        var outcomes = atOnce(30, number -> {
            var lab = labs.get(number);
            metering.hold(lab, student, course(), SMALL);
            for (int minute = 0; minute < 5; minute++) {
                charge(lab, minute);
            }
            metering.settle(lab, Optional.empty());
            return true;
        });

        assertThat(outcomes).doesNotContain(false);
        assertThat(credits(AccountOwner.circle(course()))).isEqualTo(Credits.of(500 - 150));
    }

    private List<Boolean> atOnce(int tasks, Numbered task) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var calls = new ArrayList<Callable<Boolean>>();
            for (int number = 0; number < tasks; number++) {
                int mine = number;
                calls.add(() -> {
                    try {
                        return task.run(mine);
                    } catch (Refusal _) {
                        return false;
                    }
                });
            }
            var results = new ArrayList<Boolean>();
            for (var future : threads.invokeAll(calls, 60, TimeUnit.SECONDS)) {
                results.add(future.get());
            }
            return results;
        }
    }

    private interface Numbered {
        boolean run(int number);
    }

    private void charge(AttachmentId lab, int minute) {
        transaction.executeWithoutResult(_ -> metering.charge(List.of(new Tick(lab, minute, Credits.of(1)))));
    }

    private Credits credits(AccountOwner owner) {
        return ledger.find(owner).map(LedgerAccount::balance).orElse(Credits.NONE);
    }

    private CircleId course() {
        return ground.course().id();
    }

    private Grant toStudent(long amount) {
        return new Grant(new OfStudent(course(), student), new Credits(amount * 1000), "");
    }

    private static Grant to(CircleId circle, long amount) {
        return new Grant(new OfCircle(circle), Credits.of(amount), "");
    }

    private static AttachmentId lab() {
        return new AttachmentId(LABS.incrementAndGet());
    }
}
