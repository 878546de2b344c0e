package io.paddock.notebook.kernel;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a listener one call at a time, its end last and once, whichever threads bring messages and ends. */
final class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private final KernelListener listener;
    private final Runnable returned;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean delivering;
    private boolean told;
    private @Nullable CloseReason ended;

    /** @param returned runs each time the listener has taken a message, while {@link #busy()} still holds */
    Delivery(KernelListener listener, Runnable returned) {
        this.listener = listener;
        this.returned = returned;
    }

    /** Hands a message over and returns when the listener does; does nothing after the end. */
    void deliver(KernelMessage message) {
        lock.lock();
        try {
            if (ended != null || told) {
                return;
            }
            delivering = true;
        } finally {
            lock.unlock();
        }
        CloseReason failure = null;
        try {
            listener.message(message);
        } catch (RuntimeException thrown) {
            log.error("the listener of a kernel failed at message {}", message.sequence(), thrown);
            failure = CloseReason.LISTENER_FAILED;
        } finally {
            returned.run();
            finish(failure, true);
        }
    }

    /** The first reason counts; the listener hears of it when it has taken what it was given. */
    void end(CloseReason reason) {
        finish(reason, false);
    }

    /** The listener hears nothing more. */
    void silence() {
        lock.lock();
        try {
            told = true;
        } finally {
            lock.unlock();
        }
    }

    boolean busy() {
        lock.lock();
        try {
            return delivering;
        } finally {
            lock.unlock();
        }
    }

    boolean over() {
        lock.lock();
        try {
            return told || ended != null;
        } finally {
            lock.unlock();
        }
    }

    private void finish(@Nullable CloseReason reason, boolean delivered) {
        CloseReason toTell;
        lock.lock();
        try {
            if (delivered) {
                delivering = false;
            }
            if (ended == null) {
                ended = reason;
            }
            if (ended == null || delivering || told) {
                return;
            }
            told = true;
            toTell = ended;
        } finally {
            lock.unlock();
        }
        listener.closed(toTell);
    }
}
