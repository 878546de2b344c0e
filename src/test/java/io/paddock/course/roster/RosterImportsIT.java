package io.paddock.course.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.paddock.account.CircleId;
import io.paddock.account.CircleMembers;
import io.paddock.account.CircleService;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.support.Ground;
import io.paddock.support.IntegrationTest;
import io.paddock.support.MovableClock;
import io.paddock.support.People;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** A class list on its way in while nobody waits for it. */
@IntegrationTest
class RosterImportsIT {

    @Autowired
    private RosterImports imports;

    @Autowired
    private CircleService circles;

    @Autowired
    private CircleMembers members;

    @Autowired
    private TransactionOperations transactions;

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
    void saysHowFarItIsAndWhatCameOfItUntilThatIsSeen() {
        var told = new CopyOnWriteArrayList<RosterImport>();
        imports.follow(teacher, course(), told::add);

        imports.start(teacher, course(), students(450), Language.ENGLISH);

        assertThat(ended()).isInstanceOfSatisfying(RosterImport.Done.class, done -> {
            assertThat(done.result().made()).isEqualTo(450);
            assertThat(done.result().codes()).hasSize(450);
        });
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(told).last().isInstanceOf(RosterImport.Done.class));
        assertThat(told).startsWith(running(0), running(200), running(400), running(450));
        imports.seen(teacher, course());
        assertThat(imports.of(teacher, course())).isEmpty();
    }

    @Test
    void anotherOneIsRefusedWhileOneIsOnItsWayAndOneThatIsStoppedChangesNothing() {
        transactions.executeWithoutResult(status -> {
            circles.lock(ground.institution().id());
            assertThat(imports.start(teacher, course(), students(3), Language.ENGLISH))
                    .isTrue();
            assertThat(imports.start(teacher, course(), students(3), Language.ENGLISH))
                    .isFalse();
            imports.seen(teacher, course());
            imports.stop(teacher, course());
        });

        assertThat(ended()).isInstanceOf(RosterImport.Stopped.class);
        assertThat(members.count(teacher, course(), "")).isEqualTo(1);
        assertThat(imports.start(teacher, course(), students(3), Language.ENGLISH))
                .isTrue();
        assertThat(ended()).isInstanceOf(RosterImport.Done.class);
    }

    @Test
    void aListThatIsRefusedSaysWhy() {
        var broken = RosterReader.read("list.csv", "number,name\nA1,\n".getBytes(StandardCharsets.UTF_8));

        imports.start(teacher, course(), broken, Language.ENGLISH);

        assertThat(ended())
                .isInstanceOfSatisfying(
                        RosterImport.Refused.class,
                        refused -> assertThat(refused.reason().key()).isEqualTo("roster.refused.rows-wrong"));
    }

    @Test
    void codesThatNobodyFetchesAreForgotten() {
        imports.start(teacher, course(), students(1), Language.ENGLISH);
        assertThat(ended()).isInstanceOf(RosterImport.Done.class);

        clock.advance(Duration.ofMinutes(31));
        imports.sweep();

        assertThat(imports.of(teacher, course())).isEmpty();
    }

    private RosterImport ended() {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> imports.of(teacher, course()).orElseThrow(),
                        state -> !(state instanceof RosterImport.Running));
    }

    private CircleId course() {
        return ground.course().id();
    }

    private static RosterImport running(int done) {
        return new RosterImport.Running(done, 450, false);
    }

    private Roster students(int count) {
        var csv = IntStream.range(0, count)
                .mapToObj(i -> "8" + course().value() + "0" + i + ",S" + i + ",A")
                .collect(Collectors.joining("\n", "number,name,section\n", "\n"));
        return RosterReader.read("list.csv", csv.getBytes(StandardCharsets.UTF_8));
    }
}
