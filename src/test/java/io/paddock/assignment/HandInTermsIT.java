package io.paddock.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.base.language.Refusal;
import io.paddock.notebook.NotebookService;
import io.paddock.support.Ground;
import io.paddock.support.IntegrationTest;
import io.paddock.support.MovableClock;
import io.paddock.support.People;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class HandInTermsIT {

    private static final Instant DUE = Instant.parse("2026-12-01T15:59:59Z");
    private static final Instant CLOSES = Instant.parse("2026-12-03T16:00:00Z");

    @Autowired
    private AssignmentService assignments;

    @Autowired
    private HandInTerms terms;

    @Autowired
    private NotebookService notebooks;

    @Autowired
    private People people;

    @Autowired
    private MovableClock clock;

    private UserId student = new UserId(0);
    private UserId teacher = new UserId(0);
    private AssignmentId id = new AssignmentId(0);
    private AssignmentWork work;
    private int turn;

    @BeforeEach
    void anAssignmentThatIsDue() {
        Ground ground = people.ground();
        student = people.with(Role.STUDENT, ground).id();
        teacher = people.with(Role.TEACHER, ground).id();
        id = AssignmentFixture.put(assignments, teacher, ground.course().id(), AssignmentFixture.doubling())
                .id();
        terms.set(teacher, id, new Dates(null, DUE, CLOSES));
        work = assignments.open(student, id, Language.ENGLISH);
    }

    @Test
    void takesNoMoreHandInsThanAllowedAndAnUnchangedOneIsNone() {
        terms.set(teacher, id, new HandInRules(0, 2));
        handIn();
        var last = handIn();

        assertThat(assignments.handIn(student, id).submission()).isEqualTo(last);
        assertThatThrownBy(this::handIn)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason().key()).isEqualTo("assignment.refused.no-attempts"));
        assertThat(assignments.handedIn(teacher, List.of(id))).containsExactly(last);
    }

    @Test
    void eachDayThatHasBegunAfterTheDueDateCosts() {
        terms.set(teacher, id, new HandInRules(15, null));

        clock.stopAt(DUE);
        assertThat(handIn().deduction()).isZero();
        clock.stopAt(DUE.plusNanos(1_000));
        assertThat(handIn().deduction()).isEqualTo(15);
        clock.stopAt(DUE.plus(Duration.ofDays(1)));
        assertThat(handIn().deduction()).isEqualTo(15);
        clock.stopAt(DUE.plus(Duration.ofDays(1)).plusNanos(1_000));
        assertThat(handIn().deduction()).isEqualTo(30);
        clock.stopAt(CLOSES.plusNanos(1_000));
        assertThatThrownBy(this::handIn).isInstanceOf(Refusal.class);
    }

    @Test
    void oneStudentHasLongerAndTheOthersHaveNot() {
        terms.set(teacher, id, new HandInRules(10, null));
        var longer = CLOSES.plus(Duration.ofDays(1));
        terms.extend(teacher, id, new Extension(student, longer, "ill"));
        var other = people.with(Role.STUDENT, assignments.find(teacher, id).circle())
                .id();
        assignments.open(other, id, Language.ENGLISH);

        clock.stopAt(longer);
        var taken = handIn();
        assertThat(taken.late()).isFalse();
        assertThat(taken.deduction()).isZero();
        assertThatThrownBy(() -> assignments.handIn(other, id)).isInstanceOf(Refusal.class);
        assertThat(terms.extensions(teacher, id)).containsExactly(new Extension(student, longer, "ill"));
        assertThat(terms.dates(student, List.of(assignments.find(student, id))).get(id))
                .isEqualTo(new Dates(null, longer, longer));
        clock.stopAt(longer.plusNanos(1_000));
        assertThatThrownBy(this::handIn).isInstanceOf(Refusal.class);
    }

    @Test
    void anExtensionForgivesWhatWasLateAndAnEarlierDateMakesNothingLate() {
        terms.set(teacher, id, new HandInRules(10, null));
        clock.stopAt(DUE.plusSeconds(60));
        var late = handIn();
        assertThat(late.late()).isTrue();

        terms.extend(teacher, id, new Extension(student, DUE.plusSeconds(120), ""));
        assertThat(assignments.submission(student, late.id()))
                .satisfies(now -> assertThat(now.late()).isFalse())
                .satisfies(now -> assertThat(now.deduction()).isZero());
        terms.withdraw(teacher, id, student);
        assertThat(assignments.submission(student, late.id()).deduction()).isEqualTo(10);

        clock.stopAt(DUE);
        var inTime = handIn();
        terms.set(teacher, id, new Dates(null, DUE.minusSeconds(60), CLOSES));
        assertThat(assignments.submission(student, inTime.id()).late()).isFalse();
    }

    @Test
    void refusesTermsThatCannotBe() {
        var staff = people.with(Role.TEACHER, assignments.find(teacher, id).circle())
                .id();
        assertThatThrownBy(() -> new HandInRules(-1, null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new HandInRules(101, null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new HandInRules(0, 0)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> terms.extend(teacher, id, new Extension(student, DUE, "")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> terms.extend(teacher, id, new Extension(staff, CLOSES, "")))
                .isInstanceOf(Refusal.class);
        assertThat(new HandInRules(40, null).deduction(Duration.ofDays(9))).isEqualTo(100);
    }

    private Submission handIn() {
        var file = new String(notebooks.download(student, work.notebook()), StandardCharsets.UTF_8);
        notebooks.replace(
                student,
                work.notebook(),
                file.replaceFirst("import math[^\"]*", "import math # " + ++turn)
                        .getBytes(StandardCharsets.UTF_8),
                "before");
        return assignments.handIn(student, id).submission();
    }
}
