package io.paddock.account.signin;

import io.paddock.account.AccountService;
import io.paddock.account.Audit;
import io.paddock.account.Person;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links with which people choose a password: the first one, or a new one for one that is forgotten. */
@Service
public class PasswordLinks {

    private static final String PURPOSE = "password";
    private static final Duration LIFE = Duration.ofDays(7);

    private final OneTimeLinkRepository links;
    private final AccountService accounts;
    private final Passwords passwords;
    private final Devices devices;
    private final Audit audit;
    private final Clock clock;

    PasswordLinks(
            OneTimeLinkRepository links,
            AccountService accounts,
            Passwords passwords,
            Devices devices,
            Audit audit,
            Clock clock) {
        this.links = links;
        this.accounts = accounts;
        this.passwords = passwords;
        this.devices = devices;
        this.audit = audit;
        this.clock = clock;
    }

    /** A link's secret, and when it stops working. */
    record Issued(String secret, Instant expiresAt) {}

    /** A new link; earlier ones of the person stop working. */
    @Transactional
    Issued issue(UserId person) {
        links.withdraw(PURPOSE, person.value());
        var secret = Hashes.newSecret();
        var expiresAt = clock.instant().plus(LIFE);
        links.save(new OneTimeLinkEntity(Hashes.of(secret), PURPOSE, expiresAt, person));
        return new Issued(secret, expiresAt);
    }

    /** Whose link it is, while it works. */
    @Transactional(readOnly = true)
    public Optional<Person> owner(String secret) {
        return links.findById(Hashes.of(secret))
                .filter(link -> link.works(PURPOSE, clock.instant()))
                .flatMap(OneTimeLinkEntity::person)
                .flatMap(accounts::find);
    }

    /**
     * Uses the link up: the person has this password from now on, and is signed out wherever they were signed in.
     *
     * @throws Refusal where the link does not work or the password cannot stand; the link can then be used again
     */
    @Transactional
    public void choose(String secret, String password) {
        var link = links.findByTokenHash(Hashes.of(secret))
                .filter(found -> found.works(PURPOSE, clock.instant()))
                .orElseThrow(() -> new Refusal(Message.of("account.refused.link")));
        var person = link.person().orElseThrow();
        var first = !passwords.chosen(person);
        passwords.set(List.of(person), password);
        link.use(clock.instant());
        links.save(link);
        devices.forget(person, "");
        audit.record(person, first ? "account.activated" : "password.reset", "person:" + person, null, Map.of());
    }
}
