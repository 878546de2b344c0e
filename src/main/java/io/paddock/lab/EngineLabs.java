package io.paddock.lab;

import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.capacity.Admission;
import io.paddock.capacity.Ask;
import io.paddock.capacity.CapacityService;
import io.paddock.capacity.Lease;
import io.paddock.capacity.Limit;
import io.paddock.lab.LabOpening.Later;
import io.paddock.lab.LabOpening.Opened;
import io.paddock.lab.LabOpening.Refused;
import io.paddock.lab.LabOpening.Unavailable;
import io.paddock.lab.container.ContainerId;
import io.paddock.lab.container.ContainerRuntime;
import io.paddock.lab.container.ContainerRuntimeException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/** Labs on a container engine. */
@Service
@EnableConfigurationProperties({LabSettings.class, ImageSettings.class})
class EngineLabs implements LabService {

    private static final Logger LOG = LoggerFactory.getLogger(EngineLabs.class);
    private static final Duration END_OF_THE_LAST = Duration.ofSeconds(10);

    private final LabRows rows;
    private final LabBoard board;
    private final LabAccess access;
    private final LabStarter starter;
    private final LabEnding ending;
    private final LabActivity activity;
    private final LabLinks links;
    private final LabImages images;
    private final LaidFiles files;
    private final EngineWatch engine;
    private final LabFunding funding;
    private final CapacityService capacity;
    private final ContainerRuntime runtime;
    private final LabTasks tasks;
    private final SealedRuns sealedRuns;
    private final Clock clock;

    EngineLabs(
            LabRows rows,
            LabBoard board,
            LabAccess access,
            LabStarter starter,
            LabEnding ending,
            LabActivity activity,
            LabLinks links,
            LabImages images,
            LaidFiles files,
            EngineWatch engine,
            LabFunding funding,
            CapacityService capacity,
            ContainerRuntime runtime,
            LabTasks tasks,
            SealedRuns sealedRuns,
            Clock clock) {
        this.rows = rows;
        this.board = board;
        this.access = access;
        this.starter = starter;
        this.ending = ending;
        this.activity = activity;
        this.links = links;
        this.images = images;
        this.files = files;
        this.engine = engine;
        this.funding = funding;
        this.capacity = capacity;
        this.runtime = runtime;
        this.tasks = tasks;
        this.sealedRuns = sealedRuns;
        this.clock = clock;
    }

    @Override
    public LabOpening open(UserId actor, LabRequest request, boolean ahead) {
        access.requireOpen(actor, request);
        HomePath.of(request.workFolder());
        if (!images.known(request.environment())) {
            return new Refused(List.of(
                    Message.of("lab.environment.unknown", request.environment().value())));
        }
        Optional<Message> absence = engine.absence();
        if (absence.isPresent()) {
            return new Unavailable(absence.get());
        }
        Optional<LabRecord> there = rows.findLive(request);
        if (there.filter(this::isGoing).isPresent()) {
            awaitEnd(there.get().id());
            there = rows.findLive(request);
            if (there.filter(this::isGoing).isPresent()) {
                return new Later(Message.of("lab.open.still-stopping"));
            }
        }
        if (ahead && request.need().slice() != null && there.isEmpty()) {
            // a slice is scarce: nobody gets one who has not asked to run anything
            return new Refused(List.of(Message.of("lab.open.slice-on-demand")));
        }
        Optional<Message> lacking = funding.lacking(request, there);
        if (lacking.isPresent()) {
            return new Refused(List.of(lacking.get()));
        }
        if (there.isEmpty()) {
            Optional<LabRecord> made = rows.insert(request, clock.instant());
            if (made.isPresent()) {
                return openNew(made.get(), ahead);
            }
            there = rows.findLive(request);
        }
        return there.map(lab -> openAgain(lab, request, ahead))
                .orElseGet(() -> new Later(Message.of("lab.open.still-stopping")));
    }

    private boolean isGoing(LabRecord lab) {
        return lab.state() == LabState.STOPPING || ending.wanted(lab.id()) || givesWay(lab);
    }

    /** The news that it has to may still be on its way here. */
    private boolean givesWay(LabRecord lab) {
        boolean yields = capacity.lease(lab.holder()).filter(Lease::yielding).isPresent();
        if (yields) {
            ending.giveWay(lab.id());
        }
        return yields;
    }

    private LabOpening openNew(LabRecord lab, boolean ahead) {
        Admission admission = capacity.ask(new Ask(lab.holder(), lab.owner(), lab.need(), ahead));
        switch (admission) {
            case Admission.Granted _ -> {
                board.move(lab.id(), LabState.WAITING, LabState.PREPARING, Message.of("lab.stage.preparing"));
                tasks.run(lab.id(), () -> starter.goOn(lab.id()));
            }
            case Admission.Waiting waiting -> {
                board.note(lab.id(), Message.of("lab.stage.waiting"), null, waiting.place());
                // it may have moved on before this was said
                tasks.run(lab.id(), () -> starter.tellPlace(lab.id()));
            }
            case Admission.Refused refused -> {
                rows.delete(lab.id());
                return new Refused(refused.limits().stream().map(Limit::message).toList());
            }
        }
        return new Opened(board.lab(rows.find(lab.id()).orElse(lab)));
    }

    private LabOpening openAgain(LabRecord lab, LabRequest request, boolean ahead) {
        if (!ahead) {
            activity.report(lab.id(), false);
            if (!capacity.makeFirm(lab.holder()) && givesWay(lab)) {
                return new Later(Message.of("lab.open.still-stopping"));
            }
        }
        if (lab.state() == LabState.READY) {
            files.lay(lab, request);
        }
        LabRecord now = rows.find(lab.id()).orElse(lab);
        return LabLife.ended(now.state())
                ? new Later(Message.of("lab.open.still-stopping"))
                : new Opened(board.lab(now));
    }

    private void awaitEnd(LabId lab) {
        try {
            tasks.run(lab, () -> {}).get(END_OF_THE_LAST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("Lab {} takes long to end", lab, e);
        }
    }

    @Override
    public Optional<Lab> find(LabId id) {
        return rows.find(id).map(board::lab);
    }

    @Override
    public List<Lab> running(UserId owner) {
        return rows.live(owner).stream().map(board::lab).toList();
    }

    @Override
    public Optional<GatewayAddress> gateway(LabId id) {
        return rows.find(id).filter(lab -> lab.state() == LabState.READY).flatMap(links::gateway);
    }

    @Override
    public Optional<LabUsage> usage(LabId id) {
        return rows.find(id)
                .filter(lab -> lab.state() == LabState.READY && lab.container() != null)
                .flatMap(this::usage);
    }

    private Optional<LabUsage> usage(LabRecord lab) {
        String container = lab.container();
        if (container == null) {
            return Optional.empty();
        }
        try {
            OptionalLong bytes = runtime.memoryBytes(new ContainerId(container));
            return bytes.isPresent()
                    ? Optional.of(
                            new LabUsage(bytes.getAsLong(), (long) lab.need().memoryMebibytes() << 20))
                    : Optional.empty();
        } catch (ContainerRuntimeException e) {
            LOG.debug("No memory figure of lab {}", lab.id(), e);
            return Optional.empty();
        }
    }

    @Override
    public void reportActivity(LabId id, boolean kernelBusy) {
        activity.report(id, kernelBusy);
    }

    @Override
    public Lab extend(UserId actor, LabId id) {
        LabRecord lab = required(actor, id, "extend");
        capacity.extend(lab.holder());
        access.recordDone(actor, lab, "extended");
        activity.report(id, false);
        board.note(id, Message.of("lab.stage.ready"), null, null);
        board.tell(id);
        return board.lab(rows.find(id).orElse(lab));
    }

    @Override
    public void stop(UserId actor, LabId id) {
        LabRecord lab = required(actor, id, "stop");
        ending.stop(id, Message.of(actor.equals(lab.owner()) ? "lab.ending.stopped" : "lab.ending.stopped-by-staff"));
        access.recordDone(actor, lab, "stopped");
    }

    @Override
    public Lab withoutSlice(UserId actor, LabId id) {
        LabRecord lab = required(actor, id, "run on the CPU");
        // in the lab's own turn: a grant may be on its way
        tasks.run(id, () -> swap(id)).join();
        return board.lab(rows.find(id).orElse(lab));
    }

    private void swap(LabId id) {
        if (!rows.dropSlice(id)) {
            return;
        }
        LabRecord lab = rows.find(id).orElseThrow();
        capacity.release(lab.holder());
        starter.askAgain(lab);
    }

    @Override
    public SealedOutcome runSealed(SealedRun run) {
        return sealedRuns.run(run);
    }

    private LabRecord required(UserId actor, LabId id, String operation) {
        LabRecord lab = rows.find(id).orElseThrow(() -> new Refusal(Message.of("lab.unknown")));
        access.requireUse(actor, lab, operation);
        return lab;
    }
}
