package io.paddock.lab;

import io.paddock.base.language.Message;
import io.paddock.capacity.LeaseGranted;
import io.paddock.capacity.LeaseMustYield;
import io.paddock.capacity.LeaseRefused;
import io.paddock.capacity.QueueMoved;
import io.paddock.capacity.SliceLost;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What labs do when capacity or an image changes. */
@Component
class LabReactions {

    private final LabRows rows;
    private final LabBoard board;
    private final LabStarter starter;
    private final LabEnding ending;
    private final LabTasks tasks;

    LabReactions(LabRows rows, LabBoard board, LabStarter starter, LabEnding ending, LabTasks tasks) {
        this.rows = rows;
        this.board = board;
        this.starter = starter;
        this.ending = ending;
        this.tasks = tasks;
    }

    @EventListener
    void on(LeaseGranted event) {
        LabId lab = new LabId(event.lease().holder().value());
        tasks.run(lab, () -> starter.goOn(lab));
    }

    @EventListener
    void on(LeaseMustYield event) {
        ending.giveWay(new LabId(event.lease().holder().value()));
    }

    @EventListener
    void on(LeaseRefused event) {
        LabId lab = new LabId(event.holder().value());
        tasks.run(lab, () -> ending.fail(lab, event.limits().getFirst().message()));
    }

    @EventListener
    void on(SliceLost event) {
        LabId lab = new LabId(event.lease().holder().value());
        rows.find(lab)
                .filter(row -> row.state() == LabState.READY)
                .ifPresent(row -> board.note(lab, Message.of("lab.stage.slice-lost"), null, null));
    }

    @EventListener
    void on(QueueMoved event) {
        tasks.run("tell the places in the queue", board::notePlaces);
    }

    @EventListener
    void on(LabImageChanged event) {
        rows.live().stream()
                .filter(lab -> lab.state() == LabState.PREPARING
                        && lab.environment().equals(event.status().environment()))
                .forEach(lab -> starter.tellImage(lab, event.status()));
    }
}
