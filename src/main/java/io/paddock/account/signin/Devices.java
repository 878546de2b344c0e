package io.paddock.account.signin;

import io.paddock.account.Audit;
import io.paddock.account.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Browsers that a person is signed in on: sessions in memory, and tokens that outlive the application. */
@Component
class Devices {

    private final RememberedDeviceRepository remembered;
    private final SessionRegistry sessions;
    private final Audit audit;
    private final Clock clock;

    Devices(RememberedDeviceRepository remembered, SessionRegistry sessions, Audit audit, Clock clock) {
        this.remembered = remembered;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a browser keeps in its cookie: the device and the token of its next use. */
    record Token(String series, String secret) {

        String cookie() {
            return series + "." + secret;
        }

        static Optional<Token> parse(String cookie) {
            var parts = cookie.split("\\.", -1);
            return parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()
                    ? Optional.of(new Token(parts[0], parts[1]))
                    : Optional.empty();
        }
    }

    /** A use of a token that was accepted; a next token unless another request has just fetched it. */
    record Recognised(UserId person, Optional<Token> next, Instant expiresAt) {}

    @Transactional
    Token remember(UserId person, Duration during) {
        var token = new Token(Hashes.newSecret(), Hashes.newSecret());
        var now = clock.instant();
        remembered.save(new RememberedDeviceEntity(
                Hashes.of(token.series()), Hashes.of(token.secret()), person, now, now.plus(during)));
        return token;
    }

    /** Who this token belongs to; a token that was used before signs its person out everywhere, for it was stolen. */
    @Transactional
    Optional<Recognised> recognise(Token token) {
        var now = clock.instant();
        var hash = Hashes.of(token.secret());
        var found = remembered.findBySeriesHash(Hashes.of(token.series())).filter(device -> !device.isExpired(now));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var device = found.get();
        if (device.isCurrent(hash, now)) {
            var next = new Token(token.series(), Hashes.newSecret());
            device.rotate(Hashes.of(next.secret()), now);
            remembered.save(device);
            return Optional.of(new Recognised(device.person(), Optional.of(next), device.expiresAt()));
        }
        if (device.wasCurrent(hash, now)) {
            return Optional.of(new Recognised(device.person(), Optional.empty(), device.expiresAt()));
        }
        audit.record(device.person(), "sign-in.token-reused", "person:" + device.person(), null, Map.of());
        forget(device.person(), "");
        return Optional.empty();
    }

    @Transactional
    void forget(Token token) {
        remembered.forget(Hashes.of(token.series()));
    }

    /** Ends every session of a person but one, and forgets the devices. */
    @Transactional
    void forget(UserId person, String keep) {
        remembered.forgetAll(person.value());
        sessions.getAllPrincipals().stream()
                .filter(principal ->
                        principal instanceof SignedIn signedIn && signedIn.id().equals(person))
                .flatMap(principal -> sessions.getAllSessions(principal, false).stream())
                .filter(session -> !session.getSessionId().equals(keep))
                .forEach(SessionInformation::expireNow);
    }

    @Scheduled(cron = "0 17 4 * * *")
    @Transactional
    void forgetExpired() {
        remembered.forgetExpired(clock.instant());
    }
}
