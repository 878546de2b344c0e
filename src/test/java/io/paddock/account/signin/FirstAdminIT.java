package io.paddock.account.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.account.Access;
import io.paddock.account.AccountService;
import io.paddock.account.CircleService;
import io.paddock.account.Role;
import io.paddock.support.BrowserTest;
import io.paddock.support.MovableClock;
import io.paddock.support.Visitors;
import java.sql.Timestamp;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BrowserTest
class FirstAdminIT {

    @Autowired
    FirstAdmin firstAdmin;

    @Autowired
    AccountService accounts;

    @Autowired
    CircleService circles;

    @Autowired
    Access access;

    @Autowired
    JdbcClient database;

    @Autowired
    MovableClock clock;

    @Test
    void theLinkMakesTheInstitutionAndItsAdministratorOnce(Visitors visitors) {
        var secret = link();
        var visitor = visitors.visitor().open("/first-admin/" + secret);
        var page = visitor.page();
        assertThat(page.locator("h1")).hasText("Set up Paddock");

        page.getByLabel("Institution").fill("Riverside College");
        page.getByLabel("Your name").fill("Jo Founder");
        page.getByLabel("Sign-in name").fill("Jo.Founder");
        page.getByLabel("Password").first().fill("short");
        page.locator("#make-first-admin").click();
        assertThat(page.locator("[role=alert]")).containsText("A password has 10 to 200 characters");
        assertThat(page.getByLabel("Institution")).hasValue("Riverside College");
        visitor.picture("first-admin");

        page.getByLabel("Password").first().fill("long enough now");
        page.locator("#make-first-admin").click();
        assertThat(page.locator("h1")).hasText("All set");

        var founder = accounts.findBySignInName("jo.founder").orElseThrow();
        var institution = circles.institutions().stream()
                .filter(circle -> circle.name().equals("Riverside College"))
                .findFirst()
                .orElseThrow();
        assertThat(access.roles(founder.id(), institution.id()))
                .containsExactlyInAnyOrder(Role.PLATFORM_ADMIN, Role.INSTITUTION_ADMIN);
        visitor.signIn("jo.founder", "long enough now");

        visitors.visitor().open("/first-admin/" + secret);
        assertThat(firstAdmin.works(secret)).isFalse();
    }

    @Test
    void aLinkExpires(Visitors visitors) {
        var secret = link();
        clock.advance(Duration.ofHours(25));

        var visitor = visitors.visitor().open("/first-admin/" + secret);

        assertThat(visitor.page().locator("h1")).hasText("This link no longer works");
    }

    @Test
    void nobodyIsInvitedWhereThereIsAnAdministrator() {
        assertThat(firstAdmin.invite()).isEmpty();
    }

    private String link() {
        var secret = Hashes.newSecret();
        database.sql("insert into one_time_link (token_hash, purpose, expires_at) values (?, 'first-admin', ?)")
                .params(Hashes.of(secret), Timestamp.from(clock.instant().plus(Duration.ofHours(24))))
                .update();
        return secret;
    }
}
