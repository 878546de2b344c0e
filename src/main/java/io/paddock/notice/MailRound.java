package io.paddock.notice;

import io.paddock.account.AccountService;
import io.paddock.base.language.Words;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends mail in the background; what fails is tried again, ever more rarely, for a day. */
@Component
class MailRound {

    private static final Logger LOG = LoggerFactory.getLogger(MailRound.class);
    private static final int AT_A_TIME = 20;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int LONGEST_DOUBLING = 6;

    private final MailRows mail;
    private final NoticeRows notices;
    private final AccountService accounts;
    private final Words words;
    private final MailSettings settings;
    private final ObjectProvider<JavaMailSender> sender;
    private final Clock clock;

    MailRound(
            MailRows mail,
            NoticeRows notices,
            AccountService accounts,
            Words words,
            MailSettings settings,
            ObjectProvider<JavaMailSender> sender,
            Clock clock) {
        this.mail = mail;
        this.notices = notices;
        this.accounts = accounts;
        this.words = words;
        this.settings = settings;
        this.sender = sender;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.SECONDS)
    void send() {
        var post = sender.getIfAvailable();
        if (post != null) {
            mail.due(clock.instant(), AT_A_TIME).forEach(due -> send(due, post));
        }
    }

    private void send(MailRows.Due due, JavaMailSender post) {
        var notice = notices.find(due.notice()).orElseThrow();
        var address = notices.address(notice.person());
        if (address.isEmpty()) {
            mail.giveUp(due.notice(), "no address any more", clock.instant());
            return;
        }
        try {
            post.send(message(notice, address.get()));
            mail.sent(due.notice(), clock.instant());
        } catch (MailException e) {
            LOG.warn("Mail of notice {} was not sent: {}", due.notice(), e.getMessage());
            if (due.last()) {
                mail.giveUp(due.notice(), String.valueOf(e.getMessage()), clock.instant());
            } else {
                var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(due.tries(), LONGEST_DOUBLING));
                mail.retry(
                        due.notice(),
                        String.valueOf(e.getMessage()),
                        clock.instant().plus(pause));
            }
        }
    }

    private SimpleMailMessage message(Notice notice, String address) {
        var person = accounts.find(notice.person()).orElseThrow();
        var locale = person.language().locale();
        var text = words.say(notice.message(), locale);
        var message = new SimpleMailMessage();
        message.setFrom(settings.from());
        message.setTo(address);
        message.setSubject(words.say(locale, NoticeWords.title(notice.kind())));
        var publicAddress = settings.publicAddress();
        var link = publicAddress == null ? "" : "\n\n" + publicAddress.replaceAll("/+$", "") + "/" + notice.link();
        message.setText(words.say(locale, "notice.mail.greeting", person.displayName()) + "\n\n" + text + link + "\n\n"
                + words.say(locale, "notice.mail.foot"));
        return message;
    }
}
