package io.paddock.account.signin;

import io.paddock.account.AccountService;
import io.paddock.account.ActivationCode;
import io.paddock.account.Audit;
import io.paddock.account.ManyRows;
import io.paddock.account.Person;
import io.paddock.account.Profile;
import io.paddock.account.StudentNumber;
import io.paddock.account.StudentNumbers;
import io.paddock.account.StudentNumbers.Numbered;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A first password without mail: student number and activation code, which works once. Guessers wait. */
@Service
public class Activations {

    private static final String PURPOSE = "activation";
    private static final Duration LIFE = Duration.ofDays(60);
    private static final long SECONDS_UP_TO = 90;
    /** Long numbers are printed and typed in groups. */
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]");

    private final OneTimeLinkRepository links;
    private final ManyRows rows;
    private final StudentNumbers numbers;
    private final AccountService accounts;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Audit audit;
    private final Clock clock;

    Activations(
            OneTimeLinkRepository links,
            ManyRows rows,
            StudentNumbers numbers,
            AccountService accounts,
            Passwords passwords,
            Attempts attempts,
            Audit audit,
            Clock clock) {
        this.links = links;
        this.rows = rows;
        this.numbers = numbers;
        this.accounts = accounts;
        this.passwords = passwords;
        this.attempts = attempts;
        this.audit = audit;
        this.clock = clock;
    }

    /** A new code for each of these people; their earlier ones stop working. */
    @Transactional
    List<ActivationCode> issue(Map<Person, Numbered> people) {
        if (people.isEmpty()) {
            return List.of();
        }
        links.withdraw(
                PURPOSE,
                people.keySet().stream().map(person -> person.id().value()).toList());
        var expiresAt = clock.instant().plus(LIFE);
        var codes = people.entrySet().stream()
                .map(each -> new ActivationCode(
                        each.getKey(),
                        each.getValue().number(),
                        each.getValue().mail(),
                        ActivationCodes.next(),
                        expiresAt))
                .toList();
        var until = LocalDateTime.ofInstant(expiresAt, ZoneOffset.UTC);
        rows.insert(
                "one_time_link",
                List.of("token_hash", "purpose", "expires_at", "person_id"),
                codes.stream()
                        .map(code -> List.of(
                                hash(code.person().id(), code.code()),
                                PURPOSE,
                                until,
                                code.person().id().value()))
                        .toList());
        return codes;
    }

    /**
     * Whose number and code these are.
     *
     * @param address from where it was typed
     * @throws Refusal where they do not go together, the code's time is over, or there were too many tries
     */
    @Transactional(readOnly = true)
    public Person check(String number, String code, String address) {
        return find(number, code, address, links::findById).person();
    }

    /**
     * Uses the code up: the person has this password from now on, and reads pages in this language.
     *
     * @throws Refusal as {@link #check}, or where the password cannot stand; the code can then be used again
     */
    @Transactional
    public Person activate(String number, String code, String address, String password, Language language) {
        // locked when it is first read: of two that come at once, the second sees that it is used up
        var found = find(number, code, address, links::findByTokenHash);
        var link = links.findByTokenHash(found.link())
                .filter(row -> row.works(PURPOSE, clock.instant()))
                .orElseThrow(Activations::wrong);
        var person = found.person();
        passwords.set(List.of(person.id()), password);
        link.use(clock.instant());
        links.save(link);
        var profile = Profile.of(person);
        var changed = accounts.change(
                person.id(), new Profile(profile.displayName(), language, profile.theme(), profile.zone()));
        audit.record(person.id(), "account.activated", "person:" + person.id(), null, Map.of());
        return changed;
    }

    private record Found(Person person, String link) {}

    private Found find(String typed, String code, String address, Function<String, Optional<OneTimeLinkEntity>> read) {
        var number = SPACES.matcher(typed).replaceAll("");
        // however it is written: each spelling would be another try
        var name = "activation:" + (StudentNumber.fits(number) ? new StudentNumber(number).value() : "?");
        var wait = attempts.wait(name, address);
        if (wait.compareTo(Duration.ZERO) > 0) {
            throw new Refusal(Message.of("account.activate.wait", words(wait)));
        }
        var found = match(number, ActivationCodes.normal(code), read);
        if (found.isEmpty()) {
            attempts.failed(name, address);
            throw wrong();
        }
        attempts.succeeded(name, address);
        return found.get();
    }

    private Optional<Found> match(String number, String code, Function<String, Optional<OneTimeLinkEntity>> read) {
        if (!StudentNumber.fits(number)) {
            return Optional.empty();
        }
        for (var person : numbers.everywhere(new StudentNumber(number))) {
            var hash = hash(person, code);
            var works = read.apply(hash)
                    .filter(link -> link.works(PURPOSE, clock.instant()))
                    .isPresent();
            if (works && !passwords.chosen(person)) {
                return accounts.find(person).map(known -> new Found(known, hash));
            }
        }
        return Optional.empty();
    }

    private static Refusal wrong() {
        return new Refusal(Message.of("account.activate.wrong"));
    }

    private static Message words(Duration wait) {
        var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return seconds <= SECONDS_UP_TO
                ? Message.of("account.wait.seconds", seconds)
                : Message.of("account.wait.minutes", (seconds + 59) / 60);
    }

    /** Of person and code together, so that one guess is a guess at one person. */
    private static String hash(UserId person, String code) {
        return Hashes.of(PURPOSE + ":" + person + ":" + code);
    }
}
