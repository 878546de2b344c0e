package io.paddock.notebook.kernel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps what it hears, and waits for what a test expects. */
class RecordingListener implements KernelListener {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LinkedBlockingQueue<KernelMessage> arriving = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<CloseReason> closing = new LinkedBlockingQueue<>();
    private final List<KernelMessage> taken = new ArrayList<>();

    @Override
    public void message(KernelMessage message) {
        arriving.add(message);
    }

    @Override
    public void closed(CloseReason reason) {
        closing.add(reason);
    }

    /** Takes messages up to one of this kind that fits. */
    <T extends KernelMessage> T await(Class<T> kind, Predicate<T> fits) {
        while (true) {
            KernelMessage message = poll(arriving);
            taken.add(message);
            if (kind.isInstance(message) && fits.test(kind.cast(message))) {
                return kind.cast(message);
            }
        }
    }

    <T extends KernelMessage> T await(Class<T> kind, MessageId parent) {
        return await(kind, message -> parent.equals(message.parent()));
    }

    CloseReason awaitClosed() {
        return poll(closing);
    }

    boolean closesWithin(Duration time) {
        try {
            CloseReason reason = closing.poll(time.toNanos(), TimeUnit.NANOSECONDS);
            return reason != null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    boolean closedAlready() {
        return !closing.isEmpty();
    }

    /** What was taken so far. */
    List<KernelMessage> taken() {
        return taken;
    }

    /** What was taken so far and what has arrived behind it. */
    List<KernelMessage> all() {
        arriving.drainTo(taken);
        return taken;
    }

    <T extends KernelMessage> List<T> taken(Class<T> kind, @Nullable MessageId parent) {
        return taken.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(message -> parent == null || parent.equals(message.parent()))
                .toList();
    }

    String printed(MessageId parent) {
        StringBuilder text = new StringBuilder();
        taken(KernelMessage.Stream.class, parent).forEach(stream -> text.append(stream.text()));
        return text.toString();
    }

    private static <T> T poll(LinkedBlockingQueue<T> queue) {
        try {
            T next = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing came for " + PATIENCE);
            }
            return next;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }
}
