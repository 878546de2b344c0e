package io.paddock.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private final List<String> heard = new ArrayList<>();

    @Test
    void tellsTheEndOnceAndLast() {
        Delivery delivery = new Delivery(listener(() -> {}), () -> {});
        delivery.deliver(message(1));
        delivery.end(CloseReason.SILENT);
        delivery.end(CloseReason.LOST);
        delivery.deliver(message(2));
        assertThat(heard).containsExactly("1", "SILENT");
        assertThat(delivery.over()).isTrue();
    }

    @Test
    void anEndDuringAMessageWaitsUntilTheListenerHasTakenIt() {
        List<Delivery> itself = new ArrayList<>();
        itself.add(new Delivery(listener(() -> itself.getFirst().end(CloseReason.LOST)), () -> heard.add("returned")));
        itself.getFirst().deliver(message(1));
        assertThat(heard).containsExactly("1", "returned", "LOST");
    }

    @Test
    void aListenerThatThrowsEndsIt() {
        Delivery delivery = new Delivery(
                listener(() -> {
                    throw new IllegalStateException("full");
                }),
                () -> {});
        delivery.deliver(message(1));
        delivery.deliver(message(2));
        assertThat(heard).containsExactly("1", "LISTENER_FAILED");
    }

    @Test
    void aSilencedListenerHearsNothing() {
        Delivery delivery = new Delivery(listener(() -> {}), () -> {});
        delivery.silence();
        delivery.deliver(message(1));
        delivery.end(CloseReason.LOST);
        assertThat(heard).isEmpty();
    }

    private KernelListener listener(Runnable then) {
        return new KernelListener() {
            @Override
            public void message(KernelMessage message) {
                heard.add(Long.toString(message.sequence()));
                then.run();
            }

            @Override
            public void closed(CloseReason reason) {
                heard.add(reason.name());
            }
        };
    }

    private static KernelMessage message(long sequence) {
        return new KernelMessage.Stream(sequence, null, false, "x");
    }
}
