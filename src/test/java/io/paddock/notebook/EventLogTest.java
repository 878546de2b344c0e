package io.paddock.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventLogTest {

    private final Audience audience = new Audience(UUID.randomUUID(), Locale.ENGLISH, new LiveFixture.KeyWords());

    @Test
    void numbersEventsFromWhereItBegan() {
        var log = new EventLog(100, 10, 1_000_000);
        log.add(LiveEvents.saved(1));
        log.add(LiveEvents.saved(2));

        var batch = log.after(101, audience);

        assertThat(batch.json()).isEqualTo("{\"from\":101,\"to\":102,\"events\":[{\"t\":\"saved\",\"revision\":2}]}");
    }

    @Test
    void forgetsTheOldestBeyondItsNumberAndItsBytes() {
        var log = new EventLog(0, 3, 100_000);
        for (var i = 0; i < 5; i++) {
            log.add(LiveEvents.saved(i));
        }
        assertThat(log.reaches(1)).isFalse();
        assertThat(log.reaches(2)).isTrue();

        log.add(LiveEvents.streamAppended("c", 0, "x".repeat(60_000)));
        assertThat(log.reaches(4)).isFalse();
        assertThat(log.reaches(5)).isTrue();
    }

    @Test
    void cutsLargeBatches() {
        var log = new EventLog(0, 2_000, 100_000_000);
        for (var i = 0; i < 1_200; i++) {
            log.add(LiveEvents.saved(i));
        }

        assertThat(log.after(0, audience).to()).isEqualTo(500);
        assertThat(log.after(1_000, audience).to()).isEqualTo(1_200);
    }

    @Test
    void leavesAMarkWhereAnEventIsForSomebodyElse() {
        var log = new EventLog(0, 10, 1_000_000);
        log.add(LiveEvents.notice(UUID.randomUUID(), false, io.paddock.base.language.Message.of("secret")));
        log.add(LiveEvents.notice(audience.client(), false, io.paddock.base.language.Message.of("mine")));

        var batch = log.after(0, audience);

        assertThat(batch.to()).isEqualTo(2);
        assertThat(batch.json()).contains("{\"t\":\"none\"}").contains("mine").doesNotContain("secret");
    }

    @Test
    void doesNotReachWhatHappenedWhileNobodyLooked() {
        var log = new EventLog(0, 10, 1_000_000);
        log.add(LiveEvents.saved(1));

        log.passOver();

        assertThat(log.reaches(1)).isFalse();
        assertThat(log.reaches(2)).isTrue();
    }
}
