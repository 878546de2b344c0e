package io.paddock.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs like the system's and can be moved, or stopped at an instant. */
public final class MovableClock extends Clock {

    private volatile Clock delegate = Clock.systemUTC();

    /** A clock that stands still from the start. */
    public static MovableClock stoppedAt(Instant instant) {
        var clock = new MovableClock();
        clock.stopAt(instant);
        return clock;
    }

    public void advance(Duration by) {
        delegate = Clock.offset(delegate, by);
    }

    public void stopAt(Instant instant) {
        delegate = Clock.fixed(instant, ZoneOffset.UTC);
    }

    public void reset() {
        delegate = Clock.systemUTC();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return delegate.withZone(zone);
    }

    @Override
    public Instant instant() {
        return delegate.instant();
    }
}
