package io.paddock.notice;

import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells people what they should know, and lets them read it and choose what they hear of. */
@Service
public class Notices {

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>\"(),:;\\\\]{1,64}@[^\\s@<>\"(),:;\\\\]{1,180}\\.[^\\s@.]{2,}");

    private final NoticeRows rows;
    private final MailRows mail;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Notices(
            NoticeRows rows,
            MailRows mail,
            Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.mail = mail;
        this.clock = clock;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Tells a person something, on behalf of Paddock itself, in a transaction of its own.
     *
     * @param message its arguments are strings and numbers
     * @param link the page that it leads to, relative to the application
     * @param onceKey what is told with the same key again is not told; null for what may repeat
     */
    public void post(UserId person, NoticeKind kind, Message message, String link, @Nullable String onceKey) {
        Optional<Notice> posted = transaction.execute(_ -> {
            var wanted = rows.switches(person).getOrDefault(kind, NoticeSwitch.USUAL);
            boolean mailed = wanted.mailed() && mail.possible();
            if (!wanted.shown() && !mailed) {
                return Optional.<Notice>empty();
            }
            var notice = rows.insert(person, kind, message, link, wanted.shown(), onceKey, clock.instant());
            notice.filter(_ -> mailed).ifPresent(told -> mail.enqueue(told.id(), clock.instant()));
            return notice.filter(_ -> wanted.shown());
        });
        posted.ifPresent(notice -> events.publishEvent(new NoticePosted(notice)));
    }

    /** What the actor was told, newest first. */
    public List<Notice> page(UserId actor, int offset, int limit) {
        return rows.page(actor, offset, limit);
    }

    public int count(UserId actor) {
        return rows.count(actor);
    }

    /** How much of it the actor has not read. */
    public int unread(UserId actor) {
        return rows.unread(actor);
    }

    /** The actor has read one of their notices. */
    public void read(UserId actor, long notice) {
        rows.read(actor, notice, clock.instant());
        events.publishEvent(new NoticesRead(actor));
    }

    public void readAll(UserId actor) {
        rows.readAll(actor, clock.instant());
        events.publishEvent(new NoticesRead(actor));
    }

    /** What the actor wants to hear of, every kind. */
    public Map<NoticeKind, NoticeSwitch> switches(UserId actor) {
        return rows.switches(actor);
    }

    public void set(UserId actor, NoticeKind kind, NoticeSwitch wanted) {
        if (wanted.mailed() && rows.address(actor).isEmpty()) {
            throw new Refusal(Message.of("notice.refused.no-address"));
        }
        rows.set(actor, kind, wanted);
    }

    /** Whether this installation sends mail. */
    public boolean sendsMail() {
        return mail.possible();
    }

    /** Where the actor wants mail. */
    public Optional<String> address(UserId actor) {
        return rows.address(actor);
    }

    /** An empty address means no mail. */
    public void setAddress(UserId actor, String address) {
        var stripped = address.strip();
        if (!stripped.isEmpty() && !ADDRESS.matcher(stripped).matches()) {
            throw new Refusal(Message.of("notice.refused.address"));
        }
        rows.setAddress(actor, stripped.isEmpty() ? null : stripped);
    }
}
