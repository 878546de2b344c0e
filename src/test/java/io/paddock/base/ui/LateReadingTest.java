package io.paddock.base.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LateReadingTest {

    private final Errands errands = new Errands();
    private final Div part = new Div();
    private final Semaphore permits = new Semaphore(0);
    private final AtomicInteger readings = new AtomicInteger();
    private final List<Integer> shown = new CopyOnWriteArrayList<>();
    private final LateReading<Integer> reading = new LateReading<>(part, errands, "test", this::read, shown::add);

    @AfterEach
    void end() {
        errands.destroy();
    }

    @Test
    void readsOffThePagesThreadAndOnceMoreForAllThatAskedMeanwhile() {
        new ImmediateUi().add(part);

        reading.again();
        reading.again();
        reading.again();
        assertThat(shown).as("nobody waits for it").isEmpty();
        permits.release(10);

        await().until(() -> shown.size() == 2 && !reading.isUnderWay());
        assertThat(shown).containsExactly(1, 2);
    }

    @Test
    void readsAgainAfterAFailure() {
        new ImmediateUi().add(part);
        readings.set(-1);
        permits.release(10);
        reading.again();
        await().until(() -> readings.get() == 0 && !reading.isUnderWay());

        reading.again();

        await().until(() -> shown.equals(List.of(1)));
    }

    @Test
    void readsNothingForAPartThatIsOnNoPage() {
        reading.again();

        assertThat(reading.isUnderWay()).isFalse();
    }

    private int read() {
        permits.acquireUninterruptibly();
        int number = readings.incrementAndGet();
        if (number == 0) {
            throw new IllegalStateException("no luck");
        }
        return number;
    }

    /** A page whose turns come at once. */
    private static final class ImmediateUi extends UI {

        @Override
        public synchronized java.util.concurrent.Future<Void> access(com.vaadin.flow.server.Command command) {
            command.execute();
            return java.util.concurrent.CompletableFuture.completedFuture(null);
        }
    }
}
