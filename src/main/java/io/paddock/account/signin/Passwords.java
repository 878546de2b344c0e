package io.paddock.account.signin;

import io.paddock.account.AccountService;
import io.paddock.account.Audit;
import io.paddock.account.Person;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets, changes and compares passwords. */
@Service
public class Passwords {

    private static final int SHORTEST = 10;
    private static final int LONGEST = 200;
    /** OWASP's choice for Argon2id; the time it takes is measured in a test. */
    private static final int MEMORY_KIBIBYTES = 19 * 1024;

    private static final int ITERATIONS = 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIBIBYTES, ITERATIONS);
    /** Hashing takes memory and a core: a flood of sign-ins waits here instead of taking all of both. */
    private final Semaphore hashing = new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);
    /** Compared with where there is no such person, so that both answers take the same time. */
    private final String nobodysHash = encoder.encode(Hashes.newSecret());

    private final CredentialRepository credentials;
    private final AccountService accounts;
    private final Devices devices;
    private final Audit audit;
    private final Clock clock;

    Passwords(CredentialRepository credentials, AccountService accounts, Devices devices, Audit audit, Clock clock) {
        this.credentials = credentials;
        this.accounts = accounts;
        this.devices = devices;
        this.audit = audit;
        this.clock = clock;
    }

    /** The person whose name and password these are; unknown names take as long as wrong passwords. */
    Optional<Person> match(String signInName, String password) {
        var person = accounts.findBySignInName(signInName);
        var stored = person.flatMap(found -> credentials.findById(found.id().value()))
                .map(CredentialEntity::passwordHash);
        var matches =
                password.length() <= LONGEST && hashed(() -> encoder.matches(password, stored.orElse(nobodysHash)));
        return stored.isPresent() && matches ? person : Optional.empty();
    }

    /**
     * Changes the actor's own password; signs out everywhere else.
     *
     * @param keep the session that stays signed in
     * @throws Refusal where the current one is wrong or the new one is too short or too long
     */
    @Transactional
    public void change(UserId actor, String current, String wanted, String keep) {
        var credential = credentials
                .findById(actor.value())
                .filter(stored ->
                        current.length() <= LONGEST && hashed(() -> encoder.matches(current, stored.passwordHash())))
                .orElseThrow(() -> new Refusal(Message.of("account.refused.current-password")));
        credential.change(hash(wanted), clock.instant());
        credentials.save(credential);
        devices.forget(actor, keep);
        audit.record(actor, "password.changed", "person:" + actor, null, Map.of());
    }

    /** Gives people a password, on behalf of Paddock itself. */
    @Transactional
    public void set(Collection<UserId> people, String password) {
        var hash = hash(password);
        people.forEach(person -> credentials.save(new CredentialEntity(person, hash, clock.instant())));
    }

    /** Whether the person has chosen a password. */
    boolean chosen(UserId person) {
        return credentials.findById(person.value()).isPresent();
    }

    /** @throws Refusal where it is too short or too long */
    String hash(String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new Refusal(Message.of("account.refused.password-length", SHORTEST, LONGEST));
        }
        return hashed(() -> encoder.encode(password));
    }

    private <T> T hashed(java.util.function.Supplier<T> work) {
        try {
            if (!hashing.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refusal(Message.of("account.refused.busy"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Message.of("account.refused.busy"), e);
        }
        try {
            return work.get();
        } finally {
            hashing.release();
        }
    }
}
