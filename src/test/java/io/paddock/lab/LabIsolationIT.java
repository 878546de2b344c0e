package io.paddock.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.account.AccessDenied;
import io.paddock.account.AccountService;
import io.paddock.account.demo.DemoPerson;
import io.paddock.lab.IsolationResult.Door;
import io.paddock.lab.IsolationResult.Result;
import io.paddock.support.IntegrationTest;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

@IntegrationTest
class LabIsolationIT {

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private LabIsolation isolation;

    @Autowired
    private AccountService accounts;

    @Test
    void triesEveryWayOutAndFindsLabsApart() throws Exception {
        LabImageFixture.awaitPython(application);
        var admin = accounts.findBySignInName(DemoPerson.HELEN_MARSH.signInName())
                .orElseThrow()
                .id();

        isolation.test(admin).get(60, TimeUnit.SECONDS);

        // HOST depends on the machine's firewall, which a test does not change
        assertThat(isolation.results(admin))
                .filteredOn(result -> result.door() != Door.HOST)
                .hasSize(8)
                .allSatisfy(result ->
                        assertThat(result.result()).as(result.toString()).isEqualTo(Result.CLOSED));
        assertThat(isolation.results(admin))
                .filteredOn(result -> result.door() == Door.HOST)
                .hasSize(2)
                .allSatisfy(result -> assertThat(result.result()).isNotEqualTo(Result.UNKNOWN));

        var student = accounts.findBySignInName(DemoPerson.LI_NA.signInName())
                .orElseThrow()
                .id();
        assertThatThrownBy(() -> isolation.results(student)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> isolation.test(student)).isInstanceOf(AccessDenied.class);
    }
}
