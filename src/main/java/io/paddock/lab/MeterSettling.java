package io.paddock.lab;

import io.paddock.allowance.AllowanceMetering;
import io.paddock.allowance.AttachmentId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gives back what was set aside for labs that have ended, and the last minutes of those that the platform has ended by a fault. */
@Component
class MeterSettling {

    private static final Logger LOG = LoggerFactory.getLogger(MeterSettling.class);

    /** Endings that are no doing of the person who used the lab. */
    private static final Set<String> FAULTS =
            Set.of("lab.ending.engine-restarted", "lab.ending.vanished", "lab.ending.killed");

    private final LabRows rows;
    private final AllowanceMetering allowance;
    private final LabTasks tasks;

    MeterSettling(LabRows rows, AllowanceMetering allowance, LabTasks tasks) {
        this.rows = rows;
        this.allowance = allowance;
        this.tasks = tasks;
    }

    @EventListener
    void on(LabChanged event) {
        if (LabLife.ended(event.lab().state())) {
            LabId lab = event.lab().id();
            tasks.run(lab, () -> settle(lab));
        }
    }

    /** What an event has missed: Paddock may have been stopped between the end and the settling. */
    @Scheduled(fixedDelay = 60, initialDelay = 20, timeUnit = TimeUnit.SECONDS)
    void settleWhatIsLeft() {
        for (AttachmentId attachment : allowance.held()) {
            try {
                settle(new LabId(attachment.value()));
            } catch (RuntimeException e) {
                LOG.warn("Lab {} is settled later", attachment, e);
            }
        }
    }

    private void settle(LabId id) {
        rows.find(id)
                .filter(lab -> LabLife.ended(lab.state()))
                .ifPresent(lab -> allowance.settle(new AttachmentId(id.value()), fault(lab)));
    }

    private static Optional<String> fault(LabRecord lab) {
        return Optional.ofNullable(lab.ending())
                .map(ending -> ending.key())
                .filter(_ -> lab.state() == LabState.FAILED)
                .filter(FAULTS::contains);
    }
}
