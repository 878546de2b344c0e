package io.paddock.account.signin;

import io.paddock.account.AccountService;
import io.paddock.account.Audit;
import io.paddock.account.Circle;
import io.paddock.account.CircleService;
import io.paddock.account.InstitutionFounded;
import io.paddock.account.Person;
import io.paddock.account.PlatformAdmins;
import io.paddock.account.Profile;
import io.paddock.account.Role;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The first administrator of an empty installation, made through a link that only its owner can read. */
@Service
public class FirstAdmin {

    private static final String PURPOSE = "first-admin";
    private static final Duration LIFE = Duration.ofHours(24);
    private static final int LONGEST_INSTITUTION = 160;

    private final OneTimeLinkRepository links;
    private final PlatformAdmins admins;
    private final AccountService accounts;
    private final CircleService circles;
    private final Passwords passwords;
    private final Audit audit;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FirstAdmin(
            OneTimeLinkRepository links,
            PlatformAdmins admins,
            AccountService accounts,
            CircleService circles,
            Passwords passwords,
            Audit audit,
            TransactionOperations transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.links = links;
        this.admins = admins;
        this.accounts = accounts;
        this.circles = circles;
        this.passwords = passwords;
        this.audit = audit;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** A new secret for the link, where nobody administers the platform yet; earlier links stop working. */
    @Transactional
    Optional<String> invite() {
        if (admins.exist()) {
            return Optional.empty();
        }
        links.withdraw(PURPOSE);
        var secret = Hashes.newSecret();
        links.save(new OneTimeLinkEntity(
                Hashes.of(secret), PURPOSE, clock.instant().plus(LIFE)));
        return Optional.of(secret);
    }

    /** Whether the link still works. */
    public boolean works(String secret) {
        return links.findById(Hashes.of(secret))
                .filter(link -> link.works(PURPOSE, clock.instant()))
                .isPresent();
    }

    /**
     * Makes the institution and its administrator, who administers the platform too, and uses the link up.
     *
     * @throws Refusal where the link does not work or something typed cannot stand; the link can then be used again
     */
    public Person make(String secret, String institution, String signInName, Profile profile, String password) {
        var made = Objects.requireNonNull(
                transaction.execute(status -> inTransaction(secret, institution, signInName, profile, password)));
        events.publishEvent(new InstitutionFounded(made.institution()));
        return made.person();
    }

    private record Made(Person person, Circle institution) {}

    private Made inTransaction(String secret, String institution, String signInName, Profile profile, String password) {
        var link = links.findByTokenHash(Hashes.of(secret))
                .filter(found -> found.works(PURPOSE, clock.instant()))
                .orElseThrow(() -> new Refusal(Message.of("account.refused.link")));
        var name = institution.strip();
        if (name.isEmpty() || name.length() > LONGEST_INSTITUTION) {
            throw new Refusal(Message.of("account.refused.institution", LONGEST_INSTITUTION));
        }
        var person = accounts.register(signInName, profile);
        passwords.set(List.of(person.id()), password);
        var circle = circles.ensureInstitution(name);
        circles.ensureMember(person.id(), null, Role.PLATFORM_ADMIN);
        circles.ensureMember(person.id(), circle.id(), Role.INSTITUTION_ADMIN);
        link.use(clock.instant());
        links.save(link);
        audit.record(person.id(), "platform.claimed", "circle:" + circle.id(), null, Map.of());
        return new Made(person, circle);
    }
}
