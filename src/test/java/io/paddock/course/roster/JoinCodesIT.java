package io.paddock.course.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.account.AccessDenied;
import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Refusal;
import io.paddock.course.CourseImports;
import io.paddock.course.CourseParcelFiles;
import io.paddock.course.CourseTerms;
import io.paddock.support.Ground;
import io.paddock.support.IntegrationTest;
import io.paddock.support.MovableClock;
import io.paddock.support.People;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Codes with which people take themselves into a course. */
@IntegrationTest
class JoinCodesIT {

    @Autowired
    private CourseImports imports;

    @Autowired
    private CourseTerms terms;

    @Autowired
    private JoinCodes codes;

    @Autowired
    private CircleService circles;

    @Autowired
    private People people;

    @Autowired
    private MovableClock clock;

    private Ground ground;
    private UserId teacher;

    @BeforeEach
    void aCourseWithATeacher() {
        ground = people.ground();
        teacher = people.with(Role.TEACHER, ground).id();
    }

    @Test
    void somebodyJoinsCourseAndSectionOnce() {
        var section = circles.ensure(CircleKind.SECTION, "A", course());
        var code = codes.make(teacher, course(), window(Optional.of(section.id()), OptionalInt.of(5)));
        var person = people.somebody().id();
        var typed = " " + code.code().toLowerCase(java.util.Locale.ROOT).replaceAll("(.{4})", "$1 ");

        assertThat(codes.look(person, typed)).isEqualTo(ground.course());
        assertThat(circles.isStudent(person, course())).isFalse();
        assertThat(codes.join(person, typed)).isEqualTo(course());
        assertThat(codes.join(person, typed)).isEqualTo(course());

        assertThat(circles.isStudent(person, section.id())).isTrue();
        assertThat(codes.of(teacher, course()))
                .singleElement()
                .extracting(JoinCode::taken)
                .isEqualTo(1);
    }

    @Test
    void theWindowIsKeptToTheInstant() {
        var now = java.time.Instant.parse("2026-11-24T08:00:00Z");
        clock.stopAt(now);
        var code = codes.make(
                teacher,
                course(),
                new JoinWindow(
                        Optional.empty(),
                        now.plus(Duration.ofHours(1)),
                        now.plus(Duration.ofHours(2)),
                        OptionalInt.empty()));

        refused(code, "enrol.refused.not-yet");
        clock.stopAt(now.plus(Duration.ofHours(1)));
        codes.join(people.somebody().id(), code.code());
        clock.stopAt(now.plus(Duration.ofHours(2)).minusNanos(1_000));
        codes.join(people.somebody().id(), code.code());
        clock.stopAt(now.plus(Duration.ofHours(2)));
        refused(code, "enrol.refused.closed");
    }

    @Test
    void theLastSeatIsTakenOnce() throws Exception {
        var code = codes.make(teacher, course(), window(Optional.empty(), OptionalInt.of(3)));
        var all = new ArrayList<Callable<Boolean>>();
        for (var number = 0; number < 8; number++) {
            var person = people.somebody().id();
            all.add(() -> {
                try {
                    codes.join(person, code.code());
                    return true;
                } catch (Refusal full) {
                    return false;
                }
            });
        }
        var in = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var one : threads.invokeAll(all, 60, TimeUnit.SECONDS)) {
                in += one.get() ? 1 : 0;
            }
        }

        assertThat(in).isEqualTo(3);
        refused(code, "enrol.refused.full");
    }

    @Test
    void aClosedCodeLetsNobodyInAndWhoIsInStays() {
        var code = codes.make(teacher, course(), window(Optional.empty(), OptionalInt.empty()));
        var person = people.somebody().id();
        codes.join(person, code.code());

        codes.close(teacher, course(), code.id());
        codes.close(teacher, course(), code.id());

        refused(code, "enrol.refused.closed");
        assertThat(codes.join(person, code.code())).isEqualTo(course());
    }

    @Test
    void aCourseWhoseTermHasEndedTakesNobodyIn() {
        var placed = imports.place(
                teacher,
                CourseParcelFiles.course("Rivers to join").upload(imports, teacher),
                ground.department().id(),
                "");
        var code = codes.make(teacher, placed.circle(), window(Optional.empty(), OptionalInt.empty()));
        terms.end(teacher, placed.slug());
        var person = people.somebody().id();

        assertThatThrownBy(() -> codes.look(person, code.code())).hasMessageContaining("enrol.refused.ended");
        assertThatThrownBy(() -> codes.join(person, code.code())).hasMessageContaining("enrol.refused.ended");
        assertThatThrownBy(() -> codes.make(teacher, placed.circle(), window(Optional.empty(), OptionalInt.empty())))
                .hasMessageContaining("course.refusal.ended");

        terms.reopen(teacher, placed.slug());
        codes.join(person, code.code());
    }

    @Test
    void aCodeThatOneKnowsBuysNoMoreGuesses() {
        var known = codes.make(teacher, course(), window(Optional.empty(), OptionalInt.empty()));
        var person = people.somebody().id();
        for (var guess = 0; guess < 9; guess++) {
            assertThatThrownBy(() -> codes.join(person, "AAAAAAAA")).hasMessageContaining("enrol.refused.unknown");
        }
        codes.look(person, known.code());
        assertThatThrownBy(() -> codes.join(person, "AAAAAAAA")).hasMessageContaining("enrol.refused.unknown");

        assertThatThrownBy(() -> codes.join(person, known.code())).hasMessageContaining("enrol.refused.wait");
    }

    @Test
    void guessersWait() {
        var code = codes.make(teacher, course(), window(Optional.empty(), OptionalInt.empty()));
        var person = people.somebody().id();
        for (var guess = 0; guess < 10; guess++) {
            assertThatThrownBy(() -> codes.join(person, "AAAAAAAA")).hasMessageContaining("enrol.refused.unknown");
        }

        assertThatThrownBy(() -> codes.join(person, code.code())).hasMessageContaining("enrol.refused.wait");
        clock.advance(Duration.ofMinutes(11));
        codes.join(person, code.code());
    }

    @Test
    void aSectionOfAnotherCourseAndAWindowInThePastAreRefused() {
        var foreign =
                circles.ensure(CircleKind.SECTION, "X", ground.otherCourse().id());
        var now = clock.instant();

        assertThatThrownBy(() -> codes.make(teacher, course(), window(Optional.of(foreign.id()), OptionalInt.empty())))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> codes.make(
                        teacher,
                        course(),
                        new JoinWindow(Optional.empty(), now.minusSeconds(9), now, OptionalInt.empty())))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> codes.make(teacher, course(), window(Optional.empty(), OptionalInt.of(0))))
                .isInstanceOf(Refusal.class);
        var code = codes.make(teacher, course(), window(Optional.empty(), OptionalInt.empty()));
        assertThatThrownBy(() -> codes.close(
                        people.with(Role.INSTITUTION_ADMIN, ground).id(),
                        ground.otherCourse().id(),
                        code.id()))
                .isInstanceOf(AccessDenied.class);
    }

    private void refused(JoinCode code, String key) {
        assertThatThrownBy(() -> codes.join(people.somebody().id(), code.code()))
                .hasMessageContaining(key);
    }

    private CircleId course() {
        return ground.course().id();
    }

    private JoinWindow window(Optional<CircleId> section, OptionalInt seats) {
        var now = clock.instant();
        return new JoinWindow(section, now, now.plus(Duration.ofDays(7)), seats);
    }
}
