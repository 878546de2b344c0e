package io.paddock.notebook.kernel;

import java.util.concurrent.CountDownLatch;

/** Takes its first message and does not return until it is released. */
final class BlockingListener implements KernelListener {

    private final RecordingListener recorded = new RecordingListener();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Override
    public void message(KernelMessage message) {
        recorded.message(message);
        first.countDown();
        await(released);
    }

    @Override
    public void closed(CloseReason reason) {
        recorded.closed(reason);
    }

    void awaitFirst() {
        await(first);
    }

    void release() {
        released.countDown();
    }

    RecordingListener recorded() {
        return recorded;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
