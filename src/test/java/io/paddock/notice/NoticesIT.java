package io.paddock.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.paddock.account.AccountService;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.language.Words;
import io.paddock.support.IntegrationTest;
import io.paddock.support.MovableClock;
import io.paddock.support.People;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;

@IntegrationTest
class NoticesIT {

    @Autowired
    Notices notices;

    @Autowired
    NoticeRows rows;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AccountService accounts;

    @Autowired
    Words words;

    @Autowired
    MovableClock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    People people;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private UserId person;
    private Notices mailing;
    private MailRound round;
    private JavaMailSenderImpl sender;

    @BeforeEach
    void aMailServer() {
        server.start();
        clock.stopAt(Instant.parse("2026-11-24T08:00:00Z"));
        person = people.somebody().id();
        sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        var provider = new StaticListableBeanFactory(Map.of("sender", sender)).getBeanProvider(JavaMailSender.class);
        var mail = new MailRows(jdbc, provider);
        mailing = new Notices(rows, mail, clock, events, transactions);
        round = new MailRound(
                mail,
                rows,
                accounts,
                words,
                new MailSettings("paddock@example.edu", "https://paddock.example.edu/"),
                provider,
                clock);
        jdbc.sql("update notice_mail set ended_at = '2026-11-24', outcome = 'GIVEN_UP' where ended_at is null")
                .update();
    }

    @AfterEach
    void noMailServer() {
        server.stop();
    }

    @Test
    void tellsOnceAndIsReadByItsPersonOnly() {
        notices.post(
                person,
                NoticeKind.ALLOWANCE_LOW,
                Message.of("lab.notice.allowance-low", 5),
                "allowance",
                "k:" + person);
        notices.post(
                person,
                NoticeKind.ALLOWANCE_LOW,
                Message.of("lab.notice.allowance-low", 5),
                "allowance",
                "k:" + person);

        assertThat(notices.count(person)).isEqualTo(1);
        var notice = notices.page(person, 0, 10).getFirst();
        assertThat(words.say(notice.message(), java.util.Locale.ENGLISH)).contains("5 more minutes");
        notices.read(people.somebody().id(), notice.id());
        assertThat(notices.unread(person)).as("another's reading").isEqualTo(1);
        notices.read(person, notice.id());
        assertThat(notices.unread(person)).isZero();
    }

    @Test
    void keepsQuietAboutWhatIsSwitchedOff() {
        notices.set(person, NoticeKind.LAB_READY, new NoticeSwitch(false, false));
        tell(notices);
        notices.post(person, NoticeKind.ALLOWANCE_LOW, Message.of("lab.notice.allowance-low", 5), "allowance", null);

        assertThat(notices.page(person, 0, 10)).extracting(Notice::kind).containsExactly(NoticeKind.ALLOWANCE_LOW);
    }

    @Test
    void wantsAnAddressBeforeItMails() {
        assertThatThrownBy(() -> mailing.set(person, NoticeKind.LAB_READY, new NoticeSwitch(true, true)))
                .isInstanceOf(Refusal.class);
        for (var wrong : new String[] {"nobody", "a@b", "a b@example.edu", "a@example.edu\nBcc: x@example.edu"}) {
            assertThatThrownBy(() -> mailing.setAddress(person, wrong))
                    .as(wrong)
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    void sendsMailWithTheWordsAndTheLink() throws Exception {
        wantMail();
        tell(mailing);
        round.send();
        round.send();

        assertThat(server.getReceivedMessages()).hasSize(1);
        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Lab ready");
        assertThat(mail.getAllRecipients()[0]).hasToString("li@example.edu");
        assertThat(mail.getContent().toString())
                .contains("Your lab is ready.", "https://paddock.example.edu/labs", "switch it off");
    }

    @Test
    void triesAgainLaterAndGivesUpAfterADay() {
        wantMail();
        int port = server.getSmtp().getPort();
        sender.setPort(1);
        tell(mailing);
        round.send();
        sender.setPort(port);
        clock.advance(Duration.ofSeconds(30));
        round.send();
        assertThat(server.getReceivedMessages()).as("not yet").isEmpty();
        clock.advance(Duration.ofSeconds(31));
        round.send();
        assertThat(server.getReceivedMessages()).hasSize(1);

        sender.setPort(1);
        tell(mailing);
        round.send();
        clock.advance(Duration.ofHours(25));
        round.send();
        sender.setPort(port);
        clock.advance(Duration.ofHours(25));
        round.send();
        assertThat(server.getReceivedMessages()).as("given up").hasSize(1);
    }

    private void wantMail() {
        mailing.setAddress(person, "li@example.edu");
        mailing.set(person, NoticeKind.LAB_READY, new NoticeSwitch(true, true));
    }

    private void tell(Notices by) {
        by.post(person, NoticeKind.LAB_READY, Message.of("lab.notice.ready"), "labs", null);
    }
}
