package io.paddock.account.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.account.demo.DemoPerson;
import io.paddock.base.language.Refusal;
import io.paddock.support.IntegrationTest;
import io.paddock.support.People;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class PasswordsIT {

    @Autowired
    Passwords passwords;

    @Autowired
    Devices devices;

    @Autowired
    People people;

    @Test
    void matchesWhateverTheCaseOfTheName() {
        var person = people.somebody();

        assertThat(passwords.match(
                        " " + person.signInName().toUpperCase(java.util.Locale.ROOT) + " ", DemoPerson.PASSWORD))
                .contains(person);
        assertThat(passwords.match(person.signInName(), DemoPerson.PASSWORD + "!"))
                .isEmpty();
        assertThat(passwords.match("nobody.at.all", DemoPerson.PASSWORD)).isEmpty();
    }

    @Test
    void unknownNamesTakeAsLongAsWrongPasswords() {
        var person = people.somebody();
        var wrong = fastest(() -> passwords.match(person.signInName(), "wrong-password"));
        var unknown = fastest(() -> passwords.match("nobody.at.all", "wrong-password"));

        System.out.printf(
                "Argon2: %d ms for a wrong password, %d ms for an unknown name%n",
                wrong.toMillis(), unknown.toMillis());
        assertThat(wrong).isLessThan(Duration.ofMillis(400));
        assertThat(unknown.toMillis()).isBetween(wrong.toMillis() / 2, wrong.toMillis() * 2 + 5);
    }

    @Test
    void changesOnesOwnAndForgetsTheDevices() {
        var person = people.somebody();
        var device = devices.remember(person.id(), Duration.ofDays(1));

        passwords.change(person.id(), DemoPerson.PASSWORD, "correct horse battery", "");

        assertThat(passwords.match(person.signInName(), DemoPerson.PASSWORD)).isEmpty();
        assertThat(passwords.match(person.signInName(), "correct horse battery"))
                .isPresent();
        assertThat(devices.recognise(device)).isEmpty();
    }

    @Test
    void refusesAWrongCurrentOneAndAShortNewOne() {
        var person = people.somebody();

        assertThatThrownBy(() -> passwords.change(person.id(), "not-the-current", "correct horse battery", ""))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("account.refused.current-password");
        assertThatThrownBy(() -> passwords.change(person.id(), DemoPerson.PASSWORD, "short", ""))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("account.refused.password-length");
        assertThat(passwords.match(person.signInName(), DemoPerson.PASSWORD)).isPresent();
    }

    private static Duration fastest(Runnable work) {
        var best = Duration.ofDays(1);
        for (var time = 0; time < 7; time++) {
            var start = System.nanoTime();
            work.run();
            var took = Duration.ofNanos(System.nanoTime() - start);
            best = took.compareTo(best) < 0 ? took : best;
        }
        return best;
    }
}
