package io.paddock.base.database;

import java.time.Duration;

/** How long to wait before the next try; doubles up to a limit. */
record BackOff(Duration next, Duration limit) {

    BackOff longer() {
        var twice = next.multipliedBy(2);
        return new BackOff(twice.compareTo(limit) > 0 ? limit : twice, limit);
    }
}
