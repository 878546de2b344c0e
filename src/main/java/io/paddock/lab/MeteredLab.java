package io.paddock.lab;

import io.paddock.allowance.AttachmentId;
import io.paddock.allowance.ComputeClass;
import io.paddock.allowance.Credits;
import io.paddock.allowance.Standing;
import io.paddock.allowance.Tick;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the meter knows of one lab; each step gives a new one.
 *
 * @param metered minutes that are charged
 * @param overSince the attached time at which the allowance was used up; null while there is some
 * @param free nothing is charged
 */
record MeteredLab(
        LabRecord lab,
        ComputeClass computeClass,
        boolean free,
        AttachedTime time,
        int metered,
        Standing standing,
        @Nullable Duration overSince) {

    AttachmentId attachment() {
        return new AttachmentId(lab.id().value());
    }

    MeteredLab seen(Instant now) {
        return new MeteredLab(lab, computeClass, free, time.seen(now), metered, standing, overSince);
    }

    /** Whether a minute has begun that is not charged yet. */
    boolean due() {
        return !free && time.begun() > metered;
    }

    Tick tick() {
        return new Tick(attachment(), metered, new Credits(computeClass.perMinute()));
    }

    MeteredLab charged() {
        var left = new Standing(Math.max(0, standing.held() - 1), standing.behind());
        return new MeteredLab(lab, computeClass, free, time, metered + 1, left, null);
    }

    MeteredLab with(Standing now) {
        return new MeteredLab(lab, computeClass, free, time, metered, now, overSince);
    }

    /** There is something again after it was used up: what was announced cost nothing. */
    MeteredLab goingOn(Instant now) {
        var begins = AttachedTime.beginning(now, metered);
        return new MeteredLab(lab, computeClass, free, begins, metered, standing, null);
    }

    MeteredLab over() {
        return new MeteredLab(
                lab, computeClass, free, time, metered, standing, overSince == null ? time.attached() : overSince);
    }

    /** How long it has been over. */
    Duration overFor() {
        return overSince == null ? Duration.ZERO : time.attached().minus(overSince);
    }
}
