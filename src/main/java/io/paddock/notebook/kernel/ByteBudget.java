package io.paddock.notebook.kernel;

import java.io.IOException;
import java.util.function.LongSupplier;

/** Counts what one socket has read since the last complete message, because okhttp would buffer a frame of any size. */
final class ByteBudget {

    private final long limit;
    private final LongSupplier nanoTime;
    private long used;
    private volatile long lastRead;

    ByteBudget(long limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.lastRead = nanoTime.getAsLong();
    }

    synchronized void use(int bytes) throws Exceeded {
        lastRead = nanoTime.getAsLong();
        used += bytes;
        if (used > limit) {
            throw new Exceeded(limit);
        }
    }

    /** A message is complete: the next may be as large again. */
    synchronized void renew() {
        used = 0;
        lastRead = nanoTime.getAsLong();
    }

    long nanosSinceLastRead() {
        return nanoTime.getAsLong() - lastRead;
    }

    /** The peer has sent more for one message than it may. */
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1L;

        Exceeded(long limit) {
            super("a message of more than " + limit + " bytes");
        }
    }
}
