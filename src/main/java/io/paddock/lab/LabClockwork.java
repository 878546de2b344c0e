package io.paddock.lab;

import io.paddock.base.language.Message;
import io.paddock.capacity.CapacityService;
import io.paddock.capacity.Lease;
import io.paddock.capacity.SliceInventory;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends labs whose time is over or that nobody uses, and warns before. */
@Component
class LabClockwork {

    private static final Duration SOON = Duration.ofMinutes(15);
    private static final Duration VERY_SOON = Duration.ofMinutes(5);

    private final LabRows rows;
    private final LabBoard board;
    private final LabEnding ending;
    private final LabActivity activity;
    private final LabStorage storage;
    private final LabMeter meter;
    private final CapacityService capacity;
    private final SliceInventory slices;
    private final LabSettings settings;
    private final EngineWatch engine;
    private final Clock clock;

    LabClockwork(
            LabRows rows,
            LabBoard board,
            LabEnding ending,
            LabActivity activity,
            LabStorage storage,
            LabMeter meter,
            CapacityService capacity,
            SliceInventory slices,
            LabSettings settings,
            EngineWatch engine,
            Clock clock) {
        this.rows = rows;
        this.board = board;
        this.ending = ending;
        this.activity = activity;
        this.storage = storage;
        this.meter = meter;
        this.capacity = capacity;
        this.slices = slices;
        this.settings = settings;
        this.engine = engine;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 5_000)
    void tick() {
        rows.live().stream().filter(lab -> lab.state() == LabState.READY).forEach(this::look);
    }

    private void look(LabRecord lab) {
        Optional<Lease> lease = capacity.lease(lab.holder());
        Duration left = lease.map(held -> Duration.between(clock.instant(), held.endsAt()))
                .orElse(Duration.ZERO);
        Duration idle = activity.idleFor(lab.id());
        Duration idleStop = lease.filter(Lease::ahead).isPresent() ? settings.aheadIdleStop() : settings.idleStop();
        if (!left.isPositive()) {
            ending.stop(lab.id(), Message.of("lab.ending.time-over"));
        } else if (idle.compareTo(idleStop) >= 0) {
            ending.stop(lab.id(), Message.of("lab.ending.idle", idleStop.toMinutes()));
        } else if (engine.absence().isEmpty()) {
            // that the engine is away stays said until it is back
            board.note(lab.id(), stage(lab, left, lease), null, null);
        }
    }

    private Message stage(LabRecord lab, Duration left, Optional<Lease> lease) {
        if (lease.filter(slices::lost).isPresent()) {
            return Message.of("lab.stage.slice-lost");
        }
        if (left.compareTo(VERY_SOON) <= 0) {
            return Message.of("lab.stage.ends-soon", VERY_SOON.toMinutes());
        }
        Optional<Message> allowance = meter.warning(lab.id());
        if (allowance.isPresent()) {
            return allowance.get();
        }
        if (left.compareTo(SOON) <= 0) {
            return Message.of("lab.stage.ends-soon", SOON.toMinutes());
        }
        return storage.warning(lab).orElse(Message.of("lab.stage.ready"));
    }
}
