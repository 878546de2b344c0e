package io.paddock.lab;

import io.paddock.base.language.Message;
import io.paddock.capacity.Admission;
import io.paddock.capacity.Ask;
import io.paddock.capacity.CapacityService;
import io.paddock.lab.LabImages.ReadyImage;
import io.paddock.lab.container.ContainerRuntime;
import io.paddock.lab.container.ContainerRuntimeException;
import io.paddock.lab.container.ContainerRuntimeException.Category;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes a lab from its grant through its states: waits for the image, has it launched, says why that did not work. Runs on the lab's own task thread. */
@Component
class LabStarter {

    private static final Logger LOG = LoggerFactory.getLogger(LabStarter.class);

    private final LabRows rows;
    private final LabBoard board;
    private final LabImages images;
    private final LabNetworks networks;
    private final LabContainers containers;
    private final LabEnding ending;
    private final NodeDisk disk;
    private final ContainerRuntime runtime;
    private final LabTasks tasks;
    private final CapacityService capacity;
    private final LabLaunch launch;

    LabStarter(
            LabRows rows,
            LabBoard board,
            LabImages images,
            LabNetworks networks,
            LabContainers containers,
            LabEnding ending,
            NodeDisk disk,
            ContainerRuntime runtime,
            LabTasks tasks,
            CapacityService capacity,
            LabLaunch launch) {
        this.rows = rows;
        this.board = board;
        this.images = images;
        this.networks = networks;
        this.containers = containers;
        this.ending = ending;
        this.disk = disk;
        this.runtime = runtime;
        this.tasks = tasks;
        this.capacity = capacity;
        this.launch = launch;
    }

    /** Goes on with a lab that has its lease: waits for the image, or starts. Calling it again is harmless. */
    void goOn(LabId id) {
        LabRecord lab = rows.find(id).orElse(null);
        if (lab == null || ending.wanted(id)) {
            return;
        }
        switch (lab.state()) {
            case WAITING -> {
                // a grant may have been given back before its turn came
                if (capacity.lease(lab.holder()).isPresent()
                        && board.move(id, LabState.WAITING, LabState.PREPARING, Message.of("lab.stage.preparing"))) {
                    goOn(id);
                }
            }
            case PREPARING -> prepare(lab);
            case STARTING -> start(lab, true);
            default -> LOG.debug("Lab {} is {} and needs no start", id, lab.state());
        }
    }

    /** Asks for capacity for a lab that waits, on its own task thread. */
    void askAgain(LabRecord lab) {
        Admission admission = capacity.ask(new Ask(lab.holder(), lab.owner(), lab.need(), false));
        switch (admission) {
            case Admission.Granted _ -> goOn(lab.id());
            case Admission.Waiting _ -> tellPlace(lab.id());
            case Admission.Refused refused ->
                ending.fail(lab.id(), refused.limits().getFirst().message());
        }
    }

    /** Says at which place a lab waits by now. */
    void tellPlace(LabId id) {
        board.notePlace(id);
    }

    private void prepare(LabRecord lab) {
        if (images.ready(lab.environment()).isPresent()) {
            if (board.move(lab.id(), LabState.PREPARING, LabState.STARTING, Message.of("lab.stage.starting"))) {
                start(lab, false);
            }
            return;
        }
        Optional<Message> failure = images.failure(lab.environment());
        if (failure.isPresent()) {
            ending.fail(lab.id(), failure.get());
            return;
        }
        images.prepare(lab.environment());
        tellImage(lab, images.status(lab.environment()));
    }

    /** A change of the image that a lab waits for. */
    void tellImage(LabRecord lab, ImageStatus image) {
        switch (image.state()) {
            case BUILDING ->
                board.note(
                        lab.id(),
                        Message.of("lab.stage.image-step", image.environment().value(), image.step(), image.steps()),
                        image.percent(),
                        null);
            case READY, FAILED -> tasks.run(lab.id(), () -> goOn(lab.id()));
            case QUEUED, MISSING ->
                board.note(
                        lab.id(),
                        Message.of("lab.stage.image-queued", image.environment().value()),
                        null,
                        null);
        }
    }

    /** @param again an earlier try may have left a container */
    private void start(LabRecord lab, boolean again) {
        try {
            if (again) {
                containers.of(lab.id()).forEach(left -> runtime.remove(left.id()));
            }
            Optional<Message> full = disk.tooFull();
            if (full.isPresent()) {
                ending.fail(lab.id(), full.get());
                return;
            }
            Optional<ReadyImage> image = images.ready(lab.environment());
            if (image.isEmpty()) {
                prepareAgain(lab);
                return;
            }
            launch.start(lab, image.get());
        } catch (ContainerRuntimeException e) {
            if (e.category() == Category.NOT_FOUND && imageIsGone(lab)) {
                images.forget(lab.environment());
                prepareAgain(lab);
                return;
            }
            // one that somebody has taken away is made anew for the next start
            networks.forget();
            LOG.warn("Lab {} could not be started", lab.id(), e);
            ending.fail(lab.id(), e.engineAway() ? Message.of("lab.ending.engine-away-at-start") : EngineWords.of(e));
        } catch (RuntimeException e) {
            LOG.error("Lab {} could not be started", lab.id(), e);
            ending.fail(lab.id(), Message.of("lab.engine.failed"));
        }
    }

    /** Asked of the engine, so that nothing else that is missing sends a lab round in circles. */
    private boolean imageIsGone(LabRecord lab) {
        return images.ready(lab.environment())
                .map(image -> runtime.findImage(image.digest()).isEmpty())
                .orElse(false);
    }

    private void prepareAgain(LabRecord lab) {
        if (board.move(lab.id(), LabState.STARTING, LabState.PREPARING, Message.of("lab.stage.preparing"))) {
            goOn(lab.id());
        }
    }
}
