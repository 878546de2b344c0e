package io.paddock.grading;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Works something off on a thread of its own: at once where there is more, when it is woken, and after a pause in any case. */
final class WorkLoop {

    private final String name;
    private final BooleanSupplier work;
    private final Duration pause;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /** @param work does one piece; false where there was nothing to do */
    WorkLoop(String name, BooleanSupplier work, Duration pause) {
        this.name = name;
        this.work = work;
        this.pause = pause;
    }

    void start() {
        var made = Thread.ofVirtual().name(name).unstarted(this::run);
        // before it runs: it ends where it is not the one
        thread = made;
        made.start();
    }

    void wake() {
        wake.release();
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            try {
                if (!work.getAsBoolean()) {
                    wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                    wake.drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    boolean isRunning() {
        return thread != null;
    }
}
