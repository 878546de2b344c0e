package io.paddock.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.account.signin.Devices.Token;
import io.paddock.support.IntegrationTest;
import io.paddock.support.MovableClock;
import io.paddock.support.People;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class DevicesIT {

    @Autowired
    Devices devices;

    @Autowired
    People people;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient database;

    @Test
    void recognisesADeviceAndChangesItsToken() {
        var person = people.somebody().id();
        var token = devices.remember(person, Duration.ofDays(1));

        var first = devices.recognise(token).orElseThrow();
        var second = devices.recognise(first.next().orElseThrow()).orElseThrow();

        assertThat(first.person()).isEqualTo(person);
        assertThat(second.person()).isEqualTo(person);
        assertThat(second.next().orElseThrow().secret())
                .isNotEqualTo(first.next().orElseThrow().secret());
    }

    @Test
    void letsRequestsThatRanSideBySideUseTheSameToken() {
        var token = devices.remember(people.somebody().id(), Duration.ofDays(1));
        devices.recognise(token);

        var beside = devices.recognise(token).orElseThrow();

        assertThat(beside.next()).isEmpty();
    }

    @Test
    void aTokenThatComesAgainLaterSignsItsPersonOutEverywhere() {
        var person = people.somebody().id();
        var stolen = devices.remember(person, Duration.ofDays(1));
        var other = devices.remember(person, Duration.ofDays(1));
        devices.recognise(stolen);
        clock.advance(Duration.ofMinutes(3));

        assertThat(devices.recognise(stolen)).isEmpty();
        assertThat(devices.recognise(other)).isEmpty();
    }

    @Test
    void forgetsWhatHasExpired() {
        var token = devices.remember(people.somebody().id(), Duration.ofHours(1));
        clock.advance(Duration.ofHours(2));

        assertThat(devices.recognise(token)).isEmpty();
        devices.forgetExpired();
        assertThat(rows(token)).isZero();
    }

    @Test
    void storesHashesOnly() {
        var token = devices.remember(people.somebody().id(), Duration.ofHours(1));

        assertThat(rows(token)).isOne();
        assertThat(database.sql("select count(*) from remembered_device where series_hash = ? or token_hash = ?")
                        .params(token.series(), token.secret())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long rows(Token token) {
        return database.sql("select count(*) from remembered_device where series_hash = ?")
                .param(Hashes.of(token.series()))
                .query(Long.class)
                .single();
    }
}
