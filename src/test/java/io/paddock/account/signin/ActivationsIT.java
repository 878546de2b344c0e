package io.paddock.account.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.account.ActivationCode;
import io.paddock.account.NewStudent;
import io.paddock.account.Role;
import io.paddock.account.StudentNumber;
import io.paddock.account.Students;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.base.language.Refusal;
import io.paddock.support.Ground;
import io.paddock.support.IntegrationTest;
import io.paddock.support.People;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Student number and code, as people type them from a slip of paper. */
@IntegrationTest
class ActivationsIT {

    private static final String PASSWORD = "horse battery staple";

    @Autowired
    private Activations activations;

    @Autowired
    private Students students;

    @Autowired
    private Passwords passwords;

    @Autowired
    private People people;

    private Ground ground;
    private UserId teacher;

    @BeforeEach
    void aCourseWithATeacher() {
        ground = people.ground();
        teacher = people.with(Role.TEACHER, ground).id();
    }

    @ParameterizedTest
    @CsvSource({
        "as printed, %s, %s",
        "small letters, %l, %l",
        "wide signs, %w, %w",
        "spaces around and inside, ' %i ', '  %i　'",
        "a code without hyphens, %s, %h"
    })
    void aNumberAndACodeAreKnownHoweverTheyAreTyped(String how, String number, String code) {
        var slip = slip("0A" + ground.course().id());

        var person = activations.check(typed(number, slip.number().value()), typed(code, slip.code()), how + ground);

        assertThat(person).as(how).isEqualTo(slip.person());
    }

    @Test
    void ofTwoWhoUseOneSlipAtOnceOneGetsTheAccount() throws Exception {
        var slip = slip("0B" + ground.course().id());
        var together = new CountDownLatch(1);
        var winners = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = IntStream.range(0, 2)
                    .<Future<?>>mapToObj(number -> threads.submit(() -> {
                        together.await(10, TimeUnit.SECONDS);
                        return activations.activate(
                                slip.number().value(),
                                slip.code(),
                                "seat " + number + ground,
                                PASSWORD + number,
                                Language.ENGLISH);
                    }))
                    .toList();
            together.countDown();
            for (var number = 0; number < both.size(); number++) {
                try {
                    both.get(number).get(60, TimeUnit.SECONDS);
                    winners.add(number);
                } catch (ExecutionException tooLate) {
                    assertThat(tooLate).hasCauseInstanceOf(Refusal.class);
                }
            }
        }

        assertThat(winners).hasSize(1);
        assertThat(passwords.chosen(slip.person().id())).isTrue();
        assertThatThrownBy(() -> activations.check(slip.number().value(), slip.code(), "later" + ground))
                .isInstanceOf(Refusal.class);
    }

    private ActivationCode slip(String number) {
        var student = students.admit(
                        teacher,
                        ground.course().id(),
                        Language.ENGLISH,
                        List.of(new NewStudent(new StudentNumber(number), "Ann", "")))
                .getFirst();
        return students.codes(
                        teacher, ground.course().id(), List.of(student.person().id()))
                .getFirst();
    }

    private static String typed(String how, String printed) {
        var middle = printed.length() / 2;
        return how.replace("%s", printed)
                .replace("%l", printed.toLowerCase(java.util.Locale.ROOT))
                .replace("%w", wide(printed))
                .replace("%i", printed.substring(0, middle) + " " + printed.substring(middle))
                .replace("%h", printed.replace("-", ""));
    }

    private static String wide(String printed) {
        var wide = new StringBuilder();
        printed.chars().forEach(sign -> wide.append((char) (sign + 0xFEE0)));
        return wide.toString();
    }
}
