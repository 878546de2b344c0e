package io.paddock.grading;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of grading runs.
 *
 * @param cellLimit for one cell
 * @param totalLimit for all cells; what is not run by then gets no points
 * @param startLimit for everything else that a run does
 * @param retryPause before a run is tried again that failed for want of an engine or an image
 * @param checkLimit how long a check may wait for its turn; what was handed in waits as long as it takes
 * @param work whether the queue is worked off; tests do that themselves
 */
@ConfigurationProperties("paddock.grading")
record GradingSettings(
        @DefaultValue("30s") Duration cellLimit,
        @DefaultValue("5m") Duration totalLimit,
        @DefaultValue("2m") Duration startLimit,
        @DefaultValue("20s") Duration retryPause,
        @DefaultValue("15m") Duration checkLimit,
        @DefaultValue("true") boolean work) {}
