package io.paddock.notebook.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Errands;
import io.paddock.capacity.ComputeNeed;
import io.paddock.capacity.SliceInventory.SliceCount;
import io.paddock.lab.EnvironmentName;
import io.paddock.lab.Lab;
import io.paddock.lab.LabChanged;
import io.paddock.lab.LabId;
import io.paddock.lab.LabState;
import io.paddock.lab.LabWait;
import io.paddock.notebook.NotebookDoor;
import io.paddock.notebook.NotebookFiles;
import io.paddock.notebook.NotebookView;
import io.paddock.notebook.ViewerSink;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StartCardTest {

    private static final UserId STUDENT = new UserId(7);
    private static final LabId LAB = new LabId(11);

    private final Errands errands = new Errands();
    private final WaitNews news = new WaitNews();
    private final Door door = new Door();
    private final Words words = (message, locale) -> message.key();
    private final StartCard card = new StartCard(
            door,
            STUDENT,
            new EditorContext(
                    words, Circle::name, Locale.ENGLISH, ZoneId.of("Asia/Shanghai"), Clock.systemUTC(), false),
            news,
            errands,
            Runnable::run);

    @BeforeEach
    void open() {
        new ImmediateUi().add(card);
        await().until(() -> door.asked.get() == 1);
    }

    @AfterEach
    void end() {
        errands.destroy();
    }

    @Test
    void asksNothingWhileNothingWaits() {
        for (var state : List.of(LabState.PREPARING, LabState.STARTING, LabState.READY, LabState.STOPPED)) {
            news.on(new LabChanged(lab(LAB, state)));
        }
        news.again();

        await().during(java.time.Duration.ofMillis(200)).until(() -> door.asked.get() == 1);
        assertThat(card.isVisible()).isFalse();
    }

    @Test
    void showsWhatIsWaitedForAndGoesWithoutAsking() {
        door.wait = waits(2);
        news.on(new LabChanged(lab(LAB, LabState.WAITING)));
        await().until(card::isVisible);

        door.wait = waits(1);
        news.again();
        await().until(() -> door.asked.get() == 3);
        news.on(new LabChanged(lab(new LabId(12), LabState.READY)));
        assertThat(card.isVisible()).as("somebody else's lab").isTrue();

        door.wait = null;
        await().until(() -> {
            news.on(new LabChanged(lab(LAB, LabState.PREPARING)));
            return !card.isVisible();
        });
    }

    private static Lab lab(LabId id, LabState state) {
        return new Lab(
                id,
                STUDENT,
                new CircleId(3),
                new EnvironmentName("python"),
                new ComputeNeed(512, 1000),
                state,
                Message.of("test.stage"),
                null,
                null,
                null,
                null);
    }

    private static LabWait waits(int place) {
        return new LabWait(
                LAB,
                place,
                List.of(Message.of("test.reason")),
                Optional.empty(),
                List.of(),
                OptionalInt.empty(),
                null,
                new SliceCount(0, 0));
    }

    private static final class Door implements NotebookDoor {

        final AtomicInteger asked = new AtomicInteger();
        volatile @Nullable LabWait wait;

        @Override
        public Optional<LabWait> waiting() {
            asked.incrementAndGet();
            return Optional.ofNullable(wait);
        }

        @Override
        public UserId owner() {
            return STUDENT;
        }

        @Override
        public boolean readOnly() {
            return false;
        }

        @Override
        public NotebookView view(UUID client, Locale locale, ViewerSink sink) {
            throw new UnsupportedOperationException("not looked at");
        }

        @Override
        public NotebookFiles files() {
            throw new UnsupportedOperationException("not looked at");
        }

        @Override
        public void runOnCpu() {}

        @Override
        public void stopWaiting() {}
    }
}
