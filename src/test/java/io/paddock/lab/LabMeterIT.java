package io.paddock.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.allowance.AllowanceGrants;
import io.paddock.allowance.AllowanceService;
import io.paddock.allowance.CourseBalance;
import io.paddock.allowance.Credits;
import io.paddock.allowance.Grant;
import io.paddock.allowance.Grant.Target;
import io.paddock.base.language.Message;
import io.paddock.capacity.Ask;
import io.paddock.capacity.CapacityService;
import io.paddock.capacity.ComputeNeed;
import io.paddock.notice.NoticeKind;
import io.paddock.notice.Notices;
import io.paddock.support.Ground;
import io.paddock.support.IntegrationTest;
import io.paddock.support.MovableClock;
import io.paddock.support.People;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** Labs that are ready as far as the tables say; no container is needed to charge one. */
@IntegrationTest
class LabMeterIT {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Autowired
    LabMeter meter;

    @Autowired
    LabRows rows;

    @Autowired
    LabEnding ending;

    @Autowired
    LabService labs;

    @Autowired
    MeterSettling settling;

    @Autowired
    CapacityService capacity;

    @Autowired
    AllowanceGrants grants;

    @Autowired
    AllowanceService allowance;

    @Autowired
    Notices notices;

    @Autowired
    LabReadyNotice readyNotice;

    @Autowired
    People people;

    @Autowired
    MovableClock clock;

    @Autowired
    ConfigurableApplicationContext application;

    private Ground ground;
    private UserId teacher;
    private UserId student;

    @SuppressWarnings("NullAway.Init") // set by ready(), which a test without a lab does not call
    private LabId lab;

    @BeforeEach
    void aLabThatIsReady() {
        ground = people.ground();
        var platform = people.with(Role.PLATFORM_ADMIN, ground).id();
        teacher = people.with(Role.TEACHER, ground).id();
        student = people.with(Role.STUDENT, ground).id();
        for (var circle :
                new io.paddock.account.Circle[] {ground.institution(), ground.department(), ground.course()}) {
            grants.grant(platform, new Grant(new Target.OfCircle(circle.id()), Credits.of(100), ""));
        }
        clock.stopAt(Instant.parse("2026-11-24T08:00:00Z"));
    }

    @AfterEach
    void theLabEnds() throws Exception {
        if (lab != null) {
            ending.stop(lab, Message.of("lab.ending.stopped"), Duration.ZERO).get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void chargesEachStartedMinuteOnceWhateverTheClockDoes() {
        give(50);
        ready();

        meter.tick();
        assertThat(left()).isEqualTo(49);
        pass(Duration.ofSeconds(59));
        assertThat(left()).isEqualTo(49);
        pass(Duration.ofSeconds(1));
        assertThat(left()).isEqualTo(48);

        clock.stopAt(Instant.parse("2026-11-24T07:00:00Z"));
        meter.tick();
        assertThat(left()).as("set back").isEqualTo(48);
        clock.stopAt(Instant.parse("2026-11-24T08:10:00Z"));
        meter.tick();
        assertThat(left()).as("set ahead").isEqualTo(48);
        pass(MINUTE);
        assertThat(left()).isEqualTo(47);
    }

    @Test
    void warnsInterruptsAndStopsWhenTheAllowanceIsUsedUp() {
        give(16);
        ready();
        try (var events = new EventRecorder(application)) {
            meter.tick();
            assertThat(warnings()).as("15 minutes left").isEqualTo(1);
            for (int minute = 0; minute < 10; minute++) {
                pass(MINUTE);
            }
            assertThat(warnings()).as("5 minutes left").isEqualTo(2);
            assertThat(meter.warning(lab)).contains(Message.of("lab.stage.allowance-soon", 5));
            for (int minute = 0; minute < 5; minute++) {
                pass(MINUTE);
            }
            assertThat(left()).isZero();
            pass(MINUTE);
            events.await(LabOutOfAllowance.class, event -> event.lab().equals(lab));
            assertThat(rows.find(lab).orElseThrow().state())
                    .as("some time to save")
                    .isEqualTo(LabState.READY);
            pass(MINUTE);
            events.awaitState(lab, LabState.STOPPED);
        }
        assertThat(rows.find(lab).orElseThrow().ending()).isEqualTo(Message.of("lab.ending.allowance-over"));
        var opening = labs.open(student, request(), false);
        assertThat(opening)
                .isInstanceOfSatisfying(
                        LabOpening.Refused.class,
                        refused ->
                                assertThat(refused.reasons()).containsExactly(Message.of("allowance.lacking.student")));
    }

    @Test
    void warnsAlsoWhereALabBeginsWithLittleOrMinutesArePassedOver() {
        give(4);
        ready();
        meter.tick();
        assertThat(warnings()).as("begun with less than 5 minutes").isEqualTo(1);
        pass(MINUTE);
        assertThat(warnings()).as("not told again").isEqualTo(1);
    }

    @Test
    void tellsThatALabIsReadyOnlyWhereItTookLong() {
        ready();
        var soon = rows.find(lab).orElseThrow();
        readyNotice.tell(soon);
        assertThat(notices.count(student)).isZero();

        clock.advance(LabReadyNotice.LONG);
        readyNotice.tell(soon);
        readyNotice.tell(soon);

        assertThat(notices.page(student, 0, 5))
                .singleElement()
                .satisfies(notice -> assertThat(notice.kind()).isEqualTo(NoticeKind.LAB_READY));
    }

    @Test
    void goesOnWhereSomebodyGivesMoreInTheLastMinute() {
        give(1);
        ready();
        meter.tick();
        pass(MINUTE);
        assertThat(meter.warning(lab)).contains(Message.of("lab.stage.allowance-over", 60L));

        give(30);
        pass(Duration.ofSeconds(5));
        assertThat(left()).isEqualTo(29);
        pass(MINUTE);
        assertThat(left()).isEqualTo(28);
        assertThat(rows.find(lab).orElseThrow().state()).isEqualTo(LabState.READY);
    }

    @Test
    void aFaultOfThePlatformGivesTheLastMinutesBack() {
        give(50);
        ready();
        meter.tick();
        for (int minute = 0; minute < 3; minute++) {
            pass(MINUTE);
        }
        assertThat(left()).isEqualTo(46);

        ending.fail(lab, Message.of("lab.ending.vanished"));
        settling.settleWhatIsLeft();

        assertThat(left()).isEqualTo(50);
    }

    private void pass(Duration time) {
        clock.advance(time);
        meter.tick();
    }

    private long left() {
        return allowance.balance(student).courses().stream()
                .filter(balance -> balance.course().equals(ground.course().id()))
                .map(CourseBalance::left)
                .mapToLong(credits -> credits.milli() / 1000)
                .sum();
    }

    private long warnings() {
        return notices.page(student, 0, 50).stream()
                .filter(notice -> notice.kind() == NoticeKind.ALLOWANCE_LOW)
                .count();
    }

    private void give(long minutes) {
        grants.grant(
                teacher,
                new Grant(new Target.OfStudent(ground.course().id(), student), Credits.of(minutes), "practice"));
    }

    private LabRequest request() {
        return new LabRequest(
                student, ground.course().id(), LabImageFixture.PYTHON, new ComputeNeed(256, 100), false, "meter", null);
    }

    private void ready() {
        var made = rows.insert(request(), clock.instant()).orElseThrow();
        lab = made.id();
        capacity.ask(new Ask(made.holder(), student, made.need(), false));
        capacity.begin(made.holder());
        rows.move(lab, LabState.WAITING, LabState.READY, null, clock.instant());
    }
}
