package io.paddock.account.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class DemoGuardTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Guarded.class);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
    void letsTheDemoRunWhereOnlyThisMachineReachesIt(String address) {
        application
                .withPropertyValues("paddock.demo=true", "server.address=" + address)
                .run(started -> assertThat(started.getStartupFailure()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.20"})
    void refusesTheDemoWhereOthersReachIt(String address) {
        application
                .withPropertyValues("paddock.demo=true", "server.address=" + address)
                .run(started -> assertThat(started.getStartupFailure()).hasRootCauseInstanceOf(DemoInReach.class));
    }

    @Test
    void refusesTheDemoWithoutAnAddressWhichMeansAll() {
        application
                .withPropertyValues("paddock.demo=true")
                .run(started -> assertThat(started.getStartupFailure()).hasRootCauseInstanceOf(DemoInReach.class));
    }

    @Test
    void leavesOtherInstallationsTheirAddress() {
        application
                .withPropertyValues("paddock.demo=false", "server.address=0.0.0.0")
                .run(started -> assertThat(started.getStartupFailure()).isNull());
    }

    @Test
    void saysWhatToChange() {
        var cause = new DemoInReach("0.0.0.0");
        var analysis = new DemoInReachAnalyzer().analyze(cause, cause);

        assertThat(analysis.getDescription()).contains("0.0.0.0");
        assertThat(analysis.getAction()).contains("127.0.0.1").contains("--no-demo");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ServerProperties.class)
    @Import(DemoGuard.class)
    static class Guarded {}
}
