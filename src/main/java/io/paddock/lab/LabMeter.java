package io.paddock.lab;

import io.paddock.allowance.AllowanceMetering;
import io.paddock.allowance.Funding;
import io.paddock.allowance.Standing;
import io.paddock.base.language.Message;
import io.paddock.capacity.CapacityService;
import io.paddock.capacity.Lease;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Charges labs that can be used for the minutes that they begin, warns before the allowance ends, and ends them after it.
 *
 * <p>Not charged: labs on their way, labs started ahead of need that nobody uses yet, time in which Paddock or the engine was away.
 */
@Component
class LabMeter {

    private static final Logger LOG = LoggerFactory.getLogger(LabMeter.class);

    private final LabRows rows;
    private final MeterRows meters;
    private final MeterRound round;
    private final MeterWarnings warnings;
    private final LabEnding ending;
    private final AllowanceMetering allowance;
    private final CapacityService capacity;
    private final EngineWatch engine;
    private final LabSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<LabId, MeteredLab> labs = new ConcurrentHashMap<>();

    LabMeter(
            LabRows rows,
            MeterRows meters,
            MeterRound round,
            MeterWarnings warnings,
            LabEnding ending,
            AllowanceMetering allowance,
            CapacityService capacity,
            EngineWatch engine,
            LabSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.meters = meters;
        this.round = round;
        this.warnings = warnings;
        this.ending = ending;
        this.allowance = allowance;
        this.capacity = capacity;
        this.engine = engine;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 5_000, initialDelay = 5_000)
    synchronized void tick() {
        if (engine.absence().isPresent()) {
            return;
        }
        Instant now = clock.instant();
        Set<Long> ahead = capacity.leases().stream()
                .filter(Lease::ahead)
                .map(lease -> lease.holder().value())
                .collect(Collectors.toSet());
        List<LabRecord> used = rows.live().stream()
                .filter(lab -> lab.state() == LabState.READY
                        && !ahead.contains(lab.id().value()))
                .toList();
        labs.keySet().retainAll(used.stream().map(LabRecord::id).toList());
        var due = new ArrayList<MeteredLab>();
        for (LabRecord lab : used) {
            try {
                look(lab, now).ifPresent(due::add);
            } catch (RuntimeException e) {
                // one lab's trouble costs the others nothing; it is looked at again with the next tick
                LOG.warn("Lab {} was not metered", lab.id(), e);
            }
        }
        due.sort(Comparator.comparingLong(lab -> lab.lab().id().value()));
        // whatever is not charged is asked of the ledger again
        due.forEach(lab ->
                labs.put(lab.lab().id(), lab.with(new Standing(0, lab.standing().behind()))));
        round.charge(due).forEach(charged -> {
            labs.put(charged.lab().id(), charged);
            warnings.tell(charged);
        });
    }

    /** The lab with a minute that has begun and is set aside. */
    private Optional<MeteredLab> look(LabRecord lab, Instant now) {
        MeteredLab known = labs.get(lab.id());
        MeteredLab seen = known == null ? begin(lab, now) : known.seen(now);
        labs.put(lab.id(), seen);
        if (!seen.due()) {
            return Optional.empty();
        }
        if (seen.standing().held() == 0 || warnings.near(seen)) {
            seen = seen.with(hold(seen));
            labs.put(lab.id(), seen);
        }
        if (seen.standing().held() == 0) {
            over(seen);
            return Optional.empty();
        }
        if (seen.overSince() != null) {
            seen = seen.goingOn(now);
        }
        return Optional.of(seen);
    }

    private MeteredLab begin(LabRecord lab, Instant now) {
        var computeClass = allowance.computeClass(LabClasses.of(lab.need()));
        boolean free = allowance.funding(lab.owner(), lab.course(), computeClass) instanceof Funding.Free;
        int metered = free ? 0 : meters.metered(lab.id(), now);
        return new MeteredLab(
                lab, computeClass, free, AttachedTime.from(now, metered), metered, new Standing(0, 0), null);
    }

    private Standing hold(MeteredLab lab) {
        return allowance.hold(lab.attachment(), lab.lab().owner(), lab.lab().course(), lab.computeClass());
    }

    private void over(MeteredLab lab) {
        LabId id = lab.lab().id();
        if (lab.overSince() == null) {
            LOG.info("The allowance for lab {} is used up", id);
            labs.put(id, lab.over());
            events.publishEvent(
                    new LabOutOfAllowance(id, settings.allowanceGrace().toSeconds()));
        } else if (lab.overFor().compareTo(settings.allowanceGrace()) >= 0) {
            ending.stop(id, Message.of("lab.ending.allowance-over"));
        }
    }

    /** What is to be said of a lab's allowance, where it is short. */
    Optional<Message> warning(LabId id) {
        MeteredLab lab = labs.get(id);
        if (lab == null || lab.free()) {
            return Optional.empty();
        }
        return lab.overSince() != null
                ? Optional.of(Message.of(
                        "lab.stage.allowance-over", settings.allowanceGrace().toSeconds()))
                : warnings.stage(lab);
    }
}
